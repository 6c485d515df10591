// SPDX-License-Identifier: MIT
#include "fetch/curl_failure.h"

#include <fmt/format.h>

#include <utility>

#include "base/file.h"
#include "base/limits.h"
#include "text/clean.h"

namespace twinform {

namespace {

struct Words {
  std::string what, hint;
};

std::string host_of(const Url& url) { return std::string(url.authority()); }

std::string bytes_in_words(std::size_t bytes) {
  if (bytes >= 1U << 20U && bytes % (1U << 20U) == 0) return fmt::format("{} MiB", bytes >> 20U);
  if (bytes >= 1U << 10U && bytes % (1U << 10U) == 0) return fmt::format("{} KiB", bytes >> 10U);
  return fmt::format("{} bytes", bytes);
}

std::string detail(const CurlFailure& failure) {
  if (failure.system_error != 0) return system_reason(failure.system_error);
  if (!failure.curl_says.empty()) return clean_line(failure.curl_says).str();
  return curl_easy_strerror(failure.code);
}

Words too_late(const CurlFailure& failure, const std::string& host) {
  if (!failure.connected)
    return {"no connection to " + host + " in time", "is the server up, and may this machine reach it?"};
  return {fmt::format("{} did not finish its answer in {} s", host, failure.request.timeout.count()),
          "try again later, or allow it more time"};
}

Words too_much(const CurlFailure& failure, const std::string& host) {
  if (failure.overflow == Incoming::Overflow::headers) {
    return {fmt::format("{} sends more than {} of headers", host, bytes_in_words(limits::kHeaderBytes)), {}};
  }
  return {fmt::format("the answer of {} is larger than {}", host, bytes_in_words(failure.request.max_bytes)),
          "is this the right address?"};
}

Words refused_by_guard(const CurlFailure& failure, const std::string& host) {
  return {fmt::format("{} is at {}, which is no public address", host, failure.refused_address),
          "if that is meant, set allow_private = true (or give --allow-private)"};
}

Words of_connecting(const CurlFailure& failure, const std::string& host) {
  switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return {"there is no address for the name " + host, "check its spelling, and this machine's DNS"};
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {"there is no address for the proxy's name", "check http_proxy and https_proxy in the environment"};
    case CURLE_COULDNT_CONNECT:
      return {fmt::format("can't connect to {}: {}", host, detail(failure)), "is the server up, and the port right?"};
    case CURLE_PEER_FAILED_VERIFICATION:
      return {fmt::format("the certificate of {} can't be trusted: {}", host, detail(failure)),
              "its owner has to mend that; or this machine's clock or CA certificates (package ca-certificates) are "
              "out of date"};
    default:
      return {fmt::format("no secure connection to {}: {}", host, detail(failure)),
              "does it speak HTTPS on this port?"};
  }
}

bool is_no_http(const CurlFailure& failure) {
  return failure.code == CURLE_WEIRD_SERVER_REPLY || failure.curl_says.find("HTTP/0.9") != std::string_view::npos;
}

Words of_answer(const CurlFailure& failure, const std::string& host) {
  if (is_no_http(failure)) return {host + " does not speak HTTP", "is the port right?"};
  switch (failure.code) {
    case CURLE_TOO_MANY_REDIRECTS:
      return {fmt::format("{} redirects more than {} times", host, failure.request.max_redirects),
              "open the address in a browser, and use the one where it ends"};
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT: return {host + " leads to an address that is not http or https", {}};
    case CURLE_GOT_NOTHING: return {host + " closed the connection without an answer", "try again later"};
    case CURLE_OUT_OF_MEMORY:  // what curl calls a header of more than CURL_MAX_HTTP_HEADER bytes
      return {host + " sends a header of more than 100 KiB", {}};
    case CURLE_PARTIAL_FILE: return {"the answer of " + host + " was cut short", "try again later"};
    case CURLE_BAD_CONTENT_ENCODING:
      return {"the answer of " + host + " is compressed in a way that can't be undone", {}};
    default: return {fmt::format("the connection to {} broke: {}", host, detail(failure)), "try again later"};
  }
}

bool is_of_connecting(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE: return true;
    default: return false;
  }
}

Words words_for(const CurlFailure& failure, const std::string& host) {
  if (!failure.refused_address.empty()) return refused_by_guard(failure, host);
  if (failure.overflow != Incoming::Overflow::none) return too_much(failure, host);
  if (failure.crawled) return {host + " answers too slowly to wait for", "try again later"};
  if (failure.code == CURLE_OPERATION_TIMEDOUT) return too_late(failure, host);
  return is_of_connecting(failure.code) ? of_connecting(failure, host) : of_answer(failure, host);
}

}  // namespace

Error describe(const CurlFailure& failure) {
  std::string asked = host_of(failure.request.url);
  std::string host = failure.last_url.empty() ? asked : host_of(failure.last_url);
  Words words = words_for(failure, host);
  Error out{.kind = ErrorKind::network, .what = std::move(words.what), .hint = std::move(words.hint)};
  if (host != asked) out.context.push_back("redirected by " + asked);
  return out;
}

}  // namespace twinform
