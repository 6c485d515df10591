// SPDX-License-Identifier: MIT
#include "outputs/mastodon/instance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/strings.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

constexpr Seconds kKeyWindow{3600};  // post_status_service.rb: setex … 3600
// Mastodon and those that carry its code along: they alone keep an Idempotency-Key.
constexpr std::array<std::string_view, 4> kMastodonFamily{"mastodon", "hometown", "fedibird", "kmyblue"};

struct Software {
  std::string name, version;  // lower case; as written
};

Software software_of(std::string_view name, std::string_view version) {
  return {to_lower(clean_line(name).view()), clean_line(version).str()};
}

// NodeInfo (nodeinfo.diaspora.software): a link to a document that names the software. Asked without the token, and only
// of the server itself.
Result<Json> get_openly(Http& http, const Connection& connection, const Url& url) {
  HttpRequest request;
  request.url = url;
  request.headers = {{"Accept", "application/json"}};
  request.timeout = connection.timeout;
  request.allow_private = connection.allow_private;
  HttpResult answer = http.send(request);
  if (!answer) return fail(std::move(answer.error().error));
  if (answer->status != 200) return fail(ErrorKind::network, "no NodeInfo");
  return parse_json(answer->body);
}

Url nodeinfo_link(const Json& directory, const Url& asked) {
  const Json& links = member(directory, "links");
  if (!links.is_array()) return {};
  for (const Json& link : links) {
    auto url = resolve_url(asked, string_at(link, "href"));
    bool schema = string_at(link, "rel").find("/ns/schema/") != std::string::npos;
    if (schema && url && url->authority() == asked.authority()) return *url;
  }
  return {};
}

Software ask_nodeinfo(Http& http, const Connection& connection) {
  auto root = request_to(connection, "GET", "");
  if (!root) return {};
  auto known = resolve_url(root->url, "/.well-known/nodeinfo");
  if (!known) return {};
  auto directory = get_openly(http, connection, *known);
  if (!directory) return {};
  Url link = nodeinfo_link(*directory, *known);
  if (link.empty()) return {};
  auto document = get_openly(http, connection, link);
  if (!document) return {};
  const Json& software = member(*document, "software");
  return software_of(string_at(software, "name"), string_at(software, "version"));
}

Result<Json> ask_instance(Http& http, const Connection& connection) {
  auto second = get_json(http, connection, "/api/v2/instance");
  if (second && second->is_object()) return second;
  Json first = TRY(get_json(http, connection, "/api/v1/instance"));
  if (first.is_object()) return first;
  return fail(ErrorKind::network, fmt::format("{} did not describe itself", connection.server));
}

std::string domain_of(const Json& instance, const Connection& connection) {
  for (std::string_view key : {"domain", "account_domain", "uri"}) {
    std::string name = clean_line(string_at(instance, key)).str();
    if (name.empty()) continue;
    auto url = parse_url(name.find("://") == std::string::npos ? "https://" + name : name);
    if (url && !url->host().empty()) return std::string(url->authority());
  }
  auto url = parse_url(connection.server);
  return url ? std::string(url->authority()) : std::string{};
}

std::int64_t positive(std::int64_t asked, std::int64_t otherwise) { return asked > 0 ? asked : otherwise; }

std::vector<std::string> image_types(const Json& media, std::vector<std::string> otherwise) {
  const Json& list = member(media, "supported_mime_types");
  std::vector<std::string> types;
  for (std::size_t i = 0; list.is_array() && i < list.size(); ++i)
    if (list[i].is_string() && list[i].get<std::string>().starts_with("image/"))
      types.push_back(list[i].get<std::string>());
  return types.empty() ? std::move(otherwise) : std::move(types);
}

void take_figures(const Json& instance, Limits& limits) {
  const Json& configuration = member(instance, "configuration");
  const Json& statuses = member(configuration, "statuses");
  const Json& media = member(configuration, "media_attachments");
  // Pleroma and its kin keep the older names beside them.
  std::int64_t length = integer_at(instance, "max_toot_chars", limits.text.max_length);
  limits.text.max_length = positive(integer_at(statuses, "max_characters", length), limits.text.max_length);
  std::int64_t reserved = integer_at(statuses, "characters_reserved_per_url", limits.text.url_length);
  limits.text.url_length = static_cast<int>(std::clamp<std::int64_t>(reserved, 0, 10'000));
  std::int64_t attachments = integer_at(statuses, "max_media_attachments", limits.max_media);
  limits.max_media = static_cast<int>(std::clamp<std::int64_t>(attachments, 0, 1'000));
  std::int64_t description = integer_at(instance, "description_limit", limits.max_description);
  limits.max_description = positive(integer_at(media, "description_limit", description), limits.max_description);
  limits.images.max_bytes = positive(integer_at(media, "image_size_limit", 0), limits.images.max_bytes);
  limits.images.max_pixels = positive(integer_at(media, "image_matrix_limit", 0), limits.images.max_pixels);
  limits.images.types = image_types(media, std::move(limits.images.types));
}

// What the software promises, whatever its figures say: GoToSocial and others advertise a URL length that they don't apply.
void take_software(const Software& software, Limits& limits) {
  bool mastodon = std::ranges::find(kMastodonFamily, software.name) != kMastodonFamily.end();
  limits.guarantee = mastodon ? Guarantee::keyed : Guarantee::searchable;
  limits.key_window = mastodon ? kKeyWindow : Seconds{0};
  if (mastodon) return;
  limits.text.service = Service::gotosocial;
  limits.text.url_length = 0;
}

}  // namespace

Limits documented_limits() {
  return {.text = {.service = Service::mastodon, .max_length = 500, .url_length = 23},
          .max_media = 4,
          .max_description = 1500,
          .images = {.max_bytes = 16'777'216,
                     .max_pixels = 33'177'600,
                     .types = {"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"}},
          .guarantee = Guarantee::searchable};
}

std::string software_in_version(std::string_view version) {
  for (std::string_view marker : {"really ", "compatible; "}) {
    auto at = version.find(marker);
    if (at == std::string_view::npos) continue;
    std::string_view rest = version.substr(at + marker.size());
    rest = trim(rest.substr(0, rest.find_first_of(");")));
    return to_lower(replace_all(clean_line(rest).str(), "/", " "));
  }
  return {};
}

Result<Limits> ask_limits(Http& http, const Connection& connection, const Account& account) {
  Json instance = TRY(ask_instance(http, connection));
  Limits limits = documented_limits();
  take_figures(instance, limits);
  std::string version = string_at(instance, "version");
  Software software = ask_nodeinfo(http, connection);
  // A version that owns up to be another's wins over NodeInfo, which a proxy or a copied page may have wrong.
  std::string confessed = software_in_version(version);
  if (!confessed.empty()) software = software_of(confessed.substr(0, confessed.find(' ')), "");
  take_software(software, limits);
  limits.software = !confessed.empty()      ? confessed
                    : software.name.empty() ? "unknown, version " + clean_line(version).str()
                                            : clean_line(software.name + " " + software.version).str();
  limits.account = "@" + account.name;
  if (account.name.find('@') == std::string::npos) limits.account += "@" + domain_of(instance, connection);
  limits.note = note_of(account);
  return limits;
}

}  // namespace twinform::mastodon
