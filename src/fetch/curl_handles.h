// SPDX-License-Identifier: MIT
// libcurl's things, owned.
#pragma once

#include <curl/curl.h>

#include <memory>

namespace twinform {

template <auto release>
struct ReleaseBy {
  template <class T>
  void operator()(T* thing) const {
    release(thing);
  }
};

using CurlEasy = std::unique_ptr<CURL, ReleaseBy<curl_easy_cleanup>>;
using CurlMulti = std::unique_ptr<CURLM, ReleaseBy<curl_multi_cleanup>>;
using CurlShare = std::unique_ptr<CURLSH, ReleaseBy<curl_share_cleanup>>;
using CurlList = std::unique_ptr<curl_slist, ReleaseBy<curl_slist_free_all>>;
using CurlUrl = std::unique_ptr<CURLU, ReleaseBy<curl_url_cleanup>>;

}  // namespace twinform
