// SPDX-License-Identifier: MIT
// A server with the Mastodon API that plays the kinds there are; mastodon_contract.md says which facts about Mastodon it keeps to.
#pragma once

#include <map>
#include <optional>

#include "base/json_fwd.h"
#include "support/post_double.h"

namespace twinform::test {

enum class MastodonKind {
  keyed,       // Mastodon
  searchable,  // GoToSocial: other words, and no keys
};

// What happens to the next image, once each.
enum class ImageFault {
  none,
  processing,    // 202, and ready at the first look
  slow,          // 202, then 206 once
  stuck,         // 202, then 206 for ever
  broken,        // 202, then 422
  unlisted,      // 202, then 404: snac has no such path
  refused_422,   // no image at all
  failed_500,    // could not be processed
  too_many_429,  // 30 in half an hour
  forbidden_403,
  forgotten,  // taken, and not there any more when it is named
};
ImageFault image_fault_named(const std::string& name);  // "processing"; throws std::invalid_argument

class MastodonDouble final : public PostDouble {
 public:
  MastodonDouble(HttpServer& server, MastodonKind kind);
  static const char* token() { return "double-token"; }
  void fail_next_image(ImageFault fault);

 private:
  struct Upload {
    std::string id;
    ImageFault fault;
    bool attached = false;
    int looks = 0;
  };

  void describe_itself();
  Reply refuse(PostFault fault) override;
  Reply post(const Request& request, PostFault fault);
  std::optional<Reply> replay(const std::string& key) const;
  Reply make(const Json& body, const std::string& key, PostFault fault);
  Reply show(const Request& request);
  Reply edit(const Request& request);
  Reply remove(const Request& request);
  Reply list();
  Reply upload();
  Reply look_at_upload(const Request& request);
  std::string problem_with_images(const Json& ids);
  DoubleStatus* status_in(const Request& request);
  Upload* find_upload(const std::string& id);

  HttpServer& server_;
  MastodonKind kind_;
  int next_id_ = 1000;
  std::map<std::string, std::pair<std::string, Instant>> keys_;  // the id that each made, and when
  std::vector<Upload> uploads_;
  std::deque<ImageFault> image_faults_;
};

}  // namespace twinform::test
