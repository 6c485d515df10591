// SPDX-License-Identifier: MIT
#include "cli/json_view.h"

#include "base/json.h"
#include "text/count.h"

namespace twinform {

namespace {

Json time_or_null(const std::optional<Instant>& at) { return at ? Json(to_rfc3339(*at)) : Json(nullptr); }

Json to_json(const Receipt& receipt) {
  Json json{{"id", receipt.id}, {"url", receipt.url}, {"at", to_rfc3339(receipt.at)}, {"replayed", receipt.replayed}};
  if (!receipt.note.empty()) json["note"] = receipt.note;
  return json;
}

Json to_json(const Decision& decision) {
  return {{"broadcast", decision.broadcast},
          {"slot", decision.slot},
          {"fate", name_of(decision.fate)},
          {"at", to_rfc3339(decision.at)}};
}

Json to_json(const StoryFate& fate) {
  Json json{{"broadcast", fate.broadcast}, {"fate", name_of(fate.fate)}};
  json["story"] = to_json(*fate.story);
  return json;
}

Json to_json(const Problem& problem) {
  return {{"broadcast", problem.broadcast}, {"output", problem.output}, {"error", to_json(problem.error)}};
}

Json to_json(const Delivery& delivery) {
  Json json{{"outcome", delivery.outcome}, {"detail", delivery.detail}};
  json["post"] = to_json(delivery.post);
  return json;
}

Json to_json(const NextSlot& slot) {
  return {{"broadcast", slot.broadcast}, {"at", time_or_null(slot.at)}, {"rule", slot.rule}};
}

template <class List>
Json list(const List& values) {
  Json array = Json::array();
  for (const auto& value : values) array.push_back(to_json(value));
  return array;
}

}  // namespace

Json to_json(const Error& error) {
  Json json{{"what", one_line(error)}};
  if (!error.hint.empty()) json["hint"] = error.hint;
  return json;
}

Json to_json(const Post& post) {
  Json json{{"output", post.output},  {"broadcast", post.broadcast},   {"slot", post.slot},
            {"part", post.part},      {"parts", post.parts},           {"text", post.text.str()},
            {"length", post.length},  {"max_length", post.max_length}, {"key", post.key},
            {"payload", post.payload}};
  if (!post.content_warning.empty()) json["content_warning"] = post.content_warning.str();
  if (post.relation != Relation::none) json[std::string(name_of(post.relation))] = post.subject;
  Json links = Json::array(), media = Json::array();
  for (const Url& link : post.links) links.push_back(link.str());
  for (const MediaRef& image : post.media) {
    media.push_back({{"url", image.url.str()}, {"description", image.description.str()}});
  }
  json["links"] = std::move(links);
  json["media"] = std::move(media);
  return json;
}

Json to_json(const StoredPost& stored) {
  Json json{{"id", stored.id},
            {"state", name_of(stored.state)},
            {"created", to_rfc3339(stored.created)},
            {"not_before", time_or_null(stored.not_before)},
            {"attempts", stored.attempts}};
  if (!stored.last_error.empty()) json["last_error"] = stored.last_error;
  if (stored.receipt) json["receipt"] = to_json(*stored.receipt);
  json.update(to_json(stored.post));
  return json;
}

Json to_json(const Queue& queue) {
  return {{"output", queue.output},           {"posts", queue.posts},    {"parts", queue.parts}, {"why", queue.why},
          {"next", time_or_null(queue.next)}, {"in_turn", queue.in_turn}};
}

Json to_json(const Story& story) {
  const Entry& lead = story.lead;
  Json json{{"id", static_cast<std::int64_t>(story.id)},
            {"title", lead.title.str()},
            {"url", lead.link.str()},
            {"source", lead.source}};
  if (lead.published) json["date_published"] = to_rfc3339(*lead.published);
  if (!lead.work.doi.empty()) json["doi"] = lead.work.doi;
  Json others = Json::array();
  for (const Entry& entry : story.also_in) {
    others.push_back({{"source", entry.source}, {"url", entry.link.str()}, {"title", entry.title.str()}});
  }
  if (!others.empty()) json["also_in"] = std::move(others);
  Json versions = Json::array();
  for (const Url& version : story.also_as) versions.push_back(version.str());
  if (!versions.empty()) json["also_as"] = std::move(versions);
  return json;
}

Json to_json(const SourceReport& report) {
  Json json{{"name", report.name},       {"status", name_of(report.status)},
            {"entries", report.entries}, {"new", report.fresh},
            {"held", report.held},       {"baseline", report.baseline}};
  if (report.error) json["error"] = to_json(*report.error);
  if (!report.warnings.empty()) json["warnings"] = report.warnings;
  return json;
}

Json to_json(const SourceRecord& record) {
  Json json{{"name", record.name},
            {"location", record.location},
            {"title", record.title.str()},
            {"last_try", time_or_null(record.last_try)},
            {"last_ok", time_or_null(record.last_ok)},
            {"last_failure", time_or_null(record.last_failure)},
            {"failures", record.failures},
            {"gone", record.gone}};
  if (!record.last_error.empty()) json["last_error"] = record.last_error;
  return json;
}

Json to_json(const SourceHealth& health) {
  Json json = to_json(health.record);
  json["condition"] = name_of(health.condition);
  json["ill"] = health.is_ill();
  if (health.held > 0) json["held"] = health.held;
  json["newest_entry"] = time_or_null(health.newest_entry);
  json["next_look"] = time_or_null(health.next_look);
  if (health.silence) json["silent_seconds"] = health.silence->count();
  if (health.rhythm) {
    json["usual_gap_seconds"] = health.rhythm->usual.count();
    json["entries_a_day"] = health.rhythm->a_day;
  }
  if (!health.record.moved_to.empty()) json["moved_to"] = health.record.moved_to;
  return json;
}

Json to_json(const OutputRecord& record) {
  Json json{
      {"name", record.name}, {"probed", time_or_null(record.probed)}, {"not_before", time_or_null(record.not_before)}};
  if (!record.paused.empty()) json["paused"] = record.paused;
  if (record.down_since) json["down_since"] = to_rfc3339(*record.down_since);
  if (!record.last_error.empty()) json["last_error"] = record.last_error;
  if (record.limits) json["limits"] = to_json(*record.limits);
  return json;
}

Json to_json(const EntryRecord& record) {
  return {{"id", static_cast<std::int64_t>(record.id)},
          {"story", static_cast<std::int64_t>(record.story)},
          {"source", record.source},
          {"title", record.title.str()},
          {"url", record.link},
          {"baseline", record.baseline},
          {"first_seen", to_rfc3339(record.first_seen)},
          {"last_seen", to_rfc3339(record.last_seen)}};
}

Json to_json(const Limits& limits) {
  return {{"software", limits.software},
          {"account", limits.account},
          {"counting", name_of(limits.text.service)},
          {"max_length", limits.text.max_length},
          {"url_length", limits.text.url_length},
          {"max_media", limits.max_media},
          {"max_description", limits.max_description},
          {"image_bytes", limits.images.max_bytes},
          {"image_pixels", limits.images.max_pixels},
          {"image_types", limits.images.types},
          {"guarantee", name_of(limits.guarantee)}};
}

Json to_json(const Plan& plan) {
  Json slots = Json::object();
  for (const auto& [broadcast, at] : plan.slots) slots[broadcast] = to_rfc3339(at);
  Json warnings = Json::array();
  for (const Error& warning : plan.warnings) warnings.push_back(one_line(warning));
  return {{"sources", list(plan.sources)}, {"posts", list(plan.posts)},      {"fates", list(plan.fates)},
          {"slots", std::move(slots)},     {"not_due", plan.not_due},        {"problems", list(plan.problems)},
          {"queues", list(plan.queues)},   {"warnings", std::move(warnings)}};
}

Json to_json(const DeliveryReport& report) {
  return {{"deliveries", list(report.deliveries)}, {"waiting", report.waiting}, {"queues", list(report.queues)}};
}

Json to_json(const Relative& other) {
  Json json = to_json(other.entry);
  if (!other.merge) return json;
  json["bond"] = name_of(other.merge->bond);
  json["why"] = other.merge->why;
  return json;
}

Json to_json(const Query::Decisive& term) {
  return {{"term", term.term}, {"profile", term.profile}, {"holds", term.holds}};
}

Json to_json(const ExplainedDecision& explained) {
  Json json = to_json(explained.decision);
  json["terms"] = list(explained.terms);
  return json;
}

Json to_json(const Life& life) {
  return {{"entry", to_json(life.entry)},
          {"guids", life.names.guids},
          {"links", life.names.links},
          {"held", life.held},
          {"same_story", list(life.same_story)},
          {"decisions", list(life.decisions)},
          {"posts", list(life.posts)}};
}

Json to_json(const StatusReport& report) {
  return {{"healthy", report.healthy},
          {"last_run", time_or_null(report.last_run)},
          {"next", list(report.next)},
          {"sources", list(report.sources)},
          {"outputs", list(report.outputs)},
          {"stuck", list(report.stuck)},
          {"held", report.held},
          {"queues", list(report.queues)},
          {"counts",
           {{"sources", report.counts.sources},
            {"entries", report.counts.entries},
            {"stories", report.counts.stories},
            {"pending", report.counts.pending},
            {"unknown", report.counts.unknown},
            {"refused", report.counts.refused},
            {"sent", report.counts.sent},
            {"held", report.counts.held}}}};
}

}  // namespace twinform
