// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

struct sockaddr;

namespace twinform {

// The addresses of the proxies that the environment names (http_proxy, https_proxy, all_proxy). The administrator chose them, so
// the address guard lets connections to them pass. Behind a proxy the guard sees no other address: there the proxy has to keep
// feeds away from the private network.
class Proxies {
 public:
  static Proxies of_environment();
  bool has(const sockaddr* address) const;
  bool has(const std::string& numeric, int port) const;

 private:
  void add(const char* proxy_url);
  std::vector<std::string> endpoints_;  // "10.0.0.1 3128"
};

}  // namespace twinform
