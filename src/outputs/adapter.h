// SPDX-License-Identifier: MIT
// What speaks to one kind of output. twinform-adapter(7) is the same contract for programs.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "fetch/http.h"
#include "model/limits.h"
#include "model/output.h"
#include "model/post.h"

namespace twinform {

// Arrived. `Receipt::note` tells what the server did otherwise than asked.
struct Sent {
  Receipt receipt;
  std::optional<Error> pause = {};  // it did harm: why nothing more should go there
};
// Surely not arrived, and worth another try.
struct Later {
  Error error;
  std::optional<Instant> not_before;  // what the server asked for; none: the caller backs off
  bool whole_output = false;          // a rate limit: the output waits, not this post alone
};
// Surely not arrived, and no use trying again as it is.
struct Refused {
  Error error;
  bool whole_output = false;  // credentials: pause the output and keep its posts pending
  bool harm = false;          // it was there and did harm: the pause ends only when a person has looked
};
// It may have arrived.
struct Unknown {
  Error error;
};
using Outcome = std::variant<Sent, Later, Refused, Unknown>;

class Adapter {
 public:
  virtual ~Adapter() = default;
  // Documented defaults; no network.
  virtual Limits limits() const = 0;
  // Asks the server: credentials, its own limits, software and guarantee. Never posts.
  virtual Result<Limits> probe(Http& http) const = 0;
  // The posts of a draft: text or content within the limits. Pure. Output, key, slot and stories are filled in by the caller, who
  // also orders parts. Empty when there is nothing to say.
  virtual Result<std::vector<Post>> render(const Draft& draft, const Limits& limits) const = 0;
  // At most one request that may have made the post: another only where the first was refused. Follows no redirect. A post that was
  // made and taken down again has not arrived.
  virtual Outcome send(Http& http, const Post& post, const Limits& limits) const = 0;
  // Can it change a post that is there?
  virtual bool can_edit() const { return false; }
  // Puts `post` in the place of the last of its ancestors, whose media stay. Repeating it changes nothing.
  virtual Outcome edit(Http&, const Post&, const Limits&) const {
    return Refused{Error{.kind = ErrorKind::refused, .what = "posts of this output can't be edited"}};
  }
  // The post with other words, as if it had been rendered so. Pure. ErrorKind::refused where they don't fit, or it has none.
  virtual Result<Post> reword(const Post&, const Text&, const Limits&) const {
    return fail(ErrorKind::refused, "what is posted here is made of its stories, not of words that can be changed");
  }
  // Where readers will find all that a slot says on one page; "" for nowhere.
  virtual std::string page(std::string_view /*broadcast*/, std::string_view /*slot*/) const { return {}; }
  // After a lost answer: the receipt if it is there, none if it surely is not, an error if that can't be told.
  virtual Result<std::optional<Receipt>> find(Http& http, const Post& post, const Limits& limits) const = 0;
};

// What an adapter may use of the world besides Http.
struct Surroundings {
  const Clock* clock = nullptr;
  std::function<Result<void>(std::string_view)> print;  // standard output, for `terminal`
  Text library;                                         // who is speaking, for pages and feeds
  std::function<void(Seconds)> wait = {};               // until so much real time has passed; none: no waiting
};

class AccountOwner;  // outputs/login.h

enum class Secrets {
  read,
  locate
};  // locate: where each is kept, OptionType::secret_place, for one that is not there yet

struct AdapterInfo {
  AdapterSchema schema;
  std::string_view summary;  // one line for the manual
  std::unique_ptr<Adapter> (*make)(const OutputSettings&, const Surroundings&);
  // A credential by the service's own way, for the option that is a secret; nothing is stored. nullptr: it needs none.
  Result<Secret> (*log_in)(Http&, const OutputSettings&, AccountOwner&) = nullptr;
};

// All of them, in alphabetical order.
std::span<const AdapterInfo> adapters();
const AdapterInfo* find_adapter(std::string_view type);
std::vector<AdapterSchema> adapter_schemas(Secrets secrets = Secrets::read);

std::string_view name_of(Guarantee guarantee);  // "searchable"
std::string_view explain(Guarantee guarantee);  // what it means for a person, one sentence

}  // namespace twinform
