// SPDX-License-Identifier: MIT
#include "fetch/verdict.h"

#include <fmt/format.h>

#include <string>

namespace twinform {

namespace {

FetchStatus status_for(const FetchOrder& order, int code) {
  switch (code) {
    case 200:
    case 203: return FetchStatus::fresh;  // 203: a proxy on the way changed it
    case 304: return order.validators == Validators{} ? FetchStatus::failed : FetchStatus::unchanged;
    case 401:
    case 403:
    case 451: return FetchStatus::blocked;
    case 410: return FetchStatus::gone;
    case 429:
    case 503: return FetchStatus::later;
    default: return FetchStatus::failed;
  }
}

struct Words {
  std::string what, hint;
};

Words words_for(int code, const std::string& host) {
  switch (code) {
    case 304:
      return {host + " says that nothing changed, though nobody asked that (304)",
              "the server is broken; tell its owner"};
    case 401:
      return {host + " asks for a user name and a password (401)", "give the source credentials, or check them"};
    case 403:
      return {host + " refuses to let us read this feed (403)",
              "ask its owner to let twinform in, or look for another address"};
    case 404: return {host + " has nothing at this address (404)", "look for the feed's new address on the site"};
    case 407:
      return {"the proxy asks for a user name and a password (407)",
              "check http_proxy and https_proxy in the environment"};
    case 410:
      return {host + " says that the feed is gone for good (410)", "remove the source, or look for its new address"};
    case 429: return {host + " wants to be asked less often (429)", {}};
    case 451: return {host + " may not show this feed for legal reasons (451)", {}};
    case 503: return {host + " is out of service for now (503)", {}};
    default: break;
  }
  if (code >= 500)
    return {fmt::format("{} has a problem of its own ({})", host, code), "it may pass; else tell the site's owner"};
  if (code >= 400) return {fmt::format("{} refuses the request ({})", host, code), "is the address right?"};
  if (code >= 300)
    return {fmt::format("{} redirects without saying where to ({})", host, code), "open the address in a browser"};
  return {fmt::format("{} answers without a feed ({})", host, code),
          "open the address in a browser: is it a page that checks visitors?"};
}

Error error_for(int code, const Url& url) {
  Words words = words_for(code, std::string(url.authority()));
  return {.kind = code >= 400 ? ErrorKind::refused : ErrorKind::network, .what = words.what, .hint = words.hint};
}

std::string header(const HttpResponse& response, std::string_view name) {
  return std::string(find_header(response.headers, name));
}

// The newest validators count, those of a 304 as well; a 304 may leave out what has not changed.
Validators newest(const Validators& known, const HttpResponse& response) {
  Validators out{.etag = header(response, "ETag"), .last_modified = header(response, "Last-Modified")};
  if (response.status != 304) return out;
  if (out.etag.empty()) out.etag = known.etag;
  if (out.last_modified.empty()) out.last_modified = known.last_modified;
  return out;
}

bool understood(FetchStatus status) { return status == FetchStatus::fresh || status == FetchStatus::unchanged; }

}  // namespace

Fetched judge(const FetchOrder& order, HttpResponse response, Instant now) {
  Fetched out{.source = order.source->name,
              .at = now,
              .status = status_for(order, response.status),
              .http_status = response.status};
  out.final_url = response.final_url;
  out.content_type = header(response, "Content-Type");
  out.fresh_for = fresh_for(response.headers, now);
  out.content_language = header(response, "Content-Language");
  if (out.status == FetchStatus::later) out.not_before = parse_retry_after(header(response, "Retry-After"), now);
  if (!understood(out.status)) {
    out.error = error_for(response.status, response.final_url);
    return out;
  }
  if (out.status == FetchStatus::fresh && response.body.empty()) {
    out.status = FetchStatus::failed;
    out.error = Error{.kind = ErrorKind::network,
                      .what = std::string(response.final_url.authority()) + " sends an empty answer instead of a feed",
                      .hint = "it may pass; else tell the site's owner"};
    return out;
  }
  // Half a feed is read as far as it goes, and asked for again.
  out.error = response.broken_off;
  if (!out.error) out.validators = newest(order.validators, response);
  if (response.moved_for_good) out.moved_to = response.final_url;
  out.body = std::move(response.body);
  return out;
}

}  // namespace twinform
