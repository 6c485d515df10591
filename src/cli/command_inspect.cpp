// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "app/digest.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/feed_json.h"
#include "feed/feed.h"
#include "fetch/fetch.h"
#include "text/url.h"

namespace twinform {

namespace {

struct Item {
  std::string path, base;
  std::vector<std::string> headers;  // "Name: value"
};

std::string header_value(const std::vector<std::string>& headers, std::string_view name) {
  for (const std::string& line : headers) {
    std::size_t colon = line.find(':');
    if (colon != std::string::npos && iequals(trim(std::string_view(line).substr(0, colon)), name)) {
      return std::string(trim(std::string_view(line).substr(colon + 1)));
    }
  }
  return {};
}

std::vector<std::string> header_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::string_view line : split(text, '\n')) lines.emplace_back(trim(line));
  return lines;
}

Result<std::vector<Item>> items_of_manifest(const std::string& file) {
  std::vector<Item> items;
  std::string text = TRY(read_file(file, std::size_t{64} << 20U));
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    std::vector<std::string_view> fields = split(line, '\t');
    Item item{.path = std::string(fields[0])};
    if (fields.size() > 1) item.base = fields[1];
    if (fields.size() > 2 && !fields[2].empty()) {
      if (auto headers = read_file(std::string(fields[2]), limits::kHeaderBytes)) item.headers = header_lines(*headers);
    }
    items.push_back(std::move(item));
  }
  return items;
}

Result<Feed> read_item(Session& session, const Item& item, bool allow_private) {
  Source source = TRY(source_of(item.path));
  source.policy.allow_private = allow_private;
  Fetched fetched;
  fetch_all(session.http(), std::vector<FetchOrder>{{.source = &source}}, session.clock().now(), session.progress(),
            [&](std::size_t, Fetched arrived) {
              fetched = std::move(arrived);
              return true;
            });
  if (fetched.error) return fail(*fetched.error);
  Url base = fetched.final_url;
  if (!item.base.empty()) base = TRY(parse_url(item.base));
  std::string type = header_value(item.headers, "Content-Type");
  std::string language = header_value(item.headers, "Content-Language");
  return parse_feed(std::move(fetched.body), base, type.empty() ? fetched.content_type : type,
                    language.empty() ? fetched.content_language : language);
}

}  // namespace

int command_inspect_feed(Session& session, const Arguments& arguments) {
  std::vector<Item> items;
  for (const std::string& path : arguments.values("FILE"))
    items.push_back({.path = path, .base = arguments.value("--url"), .headers = arguments.values("--header")});
  if (arguments.has("--manifest")) {
    Result<std::vector<Item>> listed = items_of_manifest(arguments.value("--manifest"));
    if (!listed) return session.report(listed.error());
    items.insert(items.end(), listed->begin(), listed->end());
  }
  if (items.empty()) {
    return session.report(
        {.kind = ErrorKind::usage, .what = "no feed is named", .hint = "give a file, a URL, - or --manifest"});
  }
  int code = kDone;
  for (const Item& item : items) {
    Result<Feed> feed = read_item(session, item, arguments.has("--allow-private"));
    if (feed) {
      write_feed_json(*feed, [&](std::string_view piece) { session.out().write(piece); });
      session.out().line();
    } else {
      code = kNotDelivered;
      session.print(feed_error_as_json(feed.error()));
    }
    if (session.out().failed()) break;
  }
  return code;
}

}  // namespace twinform
