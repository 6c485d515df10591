// SPDX-License-Identifier: MIT
#pragma once

#include <curl/curl.h>

#include <string>
#include <string_view>

#include "base/error.h"
#include "fetch/http.h"
#include "fetch/incoming.h"

namespace twinform {

// What is known of a request that brought no answer.
struct CurlFailure {
  CURLcode code = CURLE_OK;
  const HttpRequest& request;
  Url last_url;  // of the hop where it went wrong
  Incoming::Overflow overflow = Incoming::Overflow::none;
  std::string refused_address = {};  // by the address guard; "" if by none
  std::string_view curl_says = {};
  int system_error = 0;    // errno; 0 if unknown
  bool crawled = false;    // given up because it came too slowly
  bool connected = false;  // the request could have been sent
};

// In words: who, what, and what to do. Names hosts, never paths, queries or credentials: feeds' addresses may hold secrets.
Error describe(const CurlFailure& failure);

}  // namespace twinform
