// SPDX-License-Identifier: MIT
// The database that remembers: sources and their validators, entries, stories, slots, posts and receipts. SQLite stays in this folder.
// Every call may fail with ErrorKind::ledger, which means: stop, post nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "identity/identity.h"
#include "identity/same_entry.h"
#include "identity/story_blocks.h"
#include "model/limits.h"
#include "model/post.h"
#include "model/source.h"
#include "time/zone.h"

namespace twinform {

struct SourceRecord {
  std::string name, location;
  bool baselined = false;  // its first run is over
  Validators validators;
  std::string body_hash;  // of the last body that was understood
  std::optional<Instant> last_try, last_ok, last_failure, not_before;
  std::string outcome;     // of the last try: name_of(FetchStatus)
  int failures = 0;        // in a row
  std::string last_error;  // the last failure's words, also when it is over
  std::string moved_to;    // a permanent redirect, and
  int moved_runs = 0;      // for how many runs it has held
  bool gone = false;       // 410: not asked again until its location changes
  Text title;              // as the feed calls itself
  Manners manners;         // as the feed asks to be read
};

// What the last look at a source's feed left: entries with one of these fingerprints are in the ledger as they are.
struct LastLook {
  Instant since{};                     // when every entry of the feed was last looked up
  std::vector<Fingerprint> entries{};  // by Fingerprint::written
  bool operator==(const LastLook&) const = default;
};

struct EntryRecord {
  EntryId id{};
  StoryId story{};
  std::string source;
  bool baseline = false;
  std::uint64_t content_hash = 0;  // EntryKeys::content, as last seen
  Instant first_seen{}, last_seen{};
  Text title;
  std::string link;
};

// What an entry has been known by.
struct EntryNames {
  std::vector<std::string> guids, links;  // fit to be shown; links are canonical
};

// An entry that was just stored.
struct NewEntry {
  EntryRecord record;
  bool joined = false;    // a story that was there, by a story key
  bool own_link = false;  // no other entry of its source has its link
};

// What joins an entry to others about the same work.
enum class Bond {
  identity,  // a story key
  evidence,  // signs that were weighed
  version,   // likewise; it is another publication of the work
};
std::string_view name_of(Bond bond);

struct Merge {
  EntryId other{};
  Bond bond = Bond::identity;
  std::string why;  // "same title, same authors"
};

// An entry as it is weighed.
struct KnownRecord {
  EntryId entry{};
  StoryId story{};
  StoryRecord record;
  bool own_link = false;
};

struct BroadcastRecord {
  Instant known_since{};
  std::optional<LocalTime> last_slot;
  EntryId through{};  // the last entry that its slots have covered
};

struct Decision {
  std::string broadcast, slot;
  StoryId story{};
  std::string source{};  // of whose entries alone; "" all
  Fate fate = Fate::planned;
  Instant at{};
};

// held: kept back for a person to decide on.
enum class PostState { pending, sending, sent, refused, unknown, dropped, held };
std::string_view name_of(PostState state);

struct StoredPost {
  std::int64_t id = 0;  // what people type: `outbox retry 12`
  Post post;
  PostState state = PostState::pending;
  Instant created{};
  std::optional<Instant> not_before, first_sent, last_sent;
  std::optional<Instant> last_ended;  // of the last attempt that was over without a clear answer
  int attempts = 0;
  std::string last_error;
  std::optional<Receipt> receipt;
};

// A post whose story was edited in its feed after it was planned.
struct Revision {
  std::int64_t post = 0;
  Story story;            // as it is now
  bool retitled = false;  // its title changed, not its text alone
};

struct OutputRecord {
  std::string name;
  std::optional<Limits> limits;  // of the last probe
  std::optional<Instant> probed;
  std::string paused;                 // why nothing is sent until somebody acts; "" it is not
  std::optional<Instant> not_before;  // the whole output waits; a paused one is asked about its credentials then
  int failures = 0;                   // of the whole output, in a row
  std::optional<Instant> down_since;  // the first of them that was no rate limit
  std::string last_error;             // why it waits
};

// A post, or a thread's first, of which nothing was sent yet.
struct WaitingPost {
  std::int64_t id = 0;
  int parts = 1;
};

struct PostFilter {
  std::optional<PostState> state;
  std::string output;  // "" any
  int most = 0;        // 0: all
};

struct LedgerCounts {
  std::int64_t sources = 0, entries = 0, stories = 0, pending = 0, unknown = 0, refused = 0, sent = 0, held = 0;
};

// read: never changes a byte of the file; what is written after begin() goes to a private copy. memory: empty, gone at the end.
enum class LedgerMode { write, read, memory };

class Ledger {
 public:
  // Opens, makes (0600, directories 0700) or migrates it. A newer version, a read-only place, a full disk, a file that is no ledger:
  // ErrorKind::ledger with what to do. LedgerMode::read on a missing file: an empty one in memory.
  static Result<Ledger> open(const Path& file, LedgerMode mode);
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // All until commit() is one; destroyed without, nothing happened. They do not nest.
  class Transaction {
   public:
    Transaction(Transaction&&) noexcept;
    ~Transaction();
    Result<void> commit();

   private:
    friend class Ledger;
    explicit Transaction(Ledger& ledger) : ledger_(&ledger) {}
    Ledger* ledger_;
  };
  Result<Transaction> begin();

  Result<SourceRecord> source(std::string_view name);  // a new one where it is unknown
  Result<void> store(const SourceRecord& record);
  Result<std::vector<SourceRecord>> sources();  // by name
  Result<LastLook> last_look(std::string_view source);
  Result<void> store(std::string_view source, const LastLook& look);
  // By source, when its newest entries were published, or first seen where they don't say; never later than first seen.
  // At most so many each. Entries of a baseline that have no date tell nothing.
  Result<std::map<std::string, std::vector<Instant>>> entry_dates(std::size_t most);

  // The entry of this source with one of these keys, best first, that identity/same_entry.h holds to be the same.
  Result<std::optional<EntryRecord>> find_entry(std::string_view source, const EntryKeys& keys, const Roll& roll = {});
  // After an upgrade with other rules of canonical links, entries and stories are known by what their links are now, too.
  Result<void> renew_links();
  // Joins the story that has one of `story_keys`, or makes one; all keys are the story's from then on. Stories that turn out to
  // share a key become one, the oldest. A link that several entries of the source have is no key of a story, and stories with
  // different DOIs are never joined.
  Result<NewEntry> add_entry(const Entry& entry, const EntryKeys& keys, const std::vector<std::string>& story_keys,
                             const std::vector<Text>& tags, bool baseline, Instant now);

  // The entries that evidence may hold to be about the same: those that share keys, most of them first, then newest. Likeness
  // is looked for in this quarter of a year and the last; so many as are worth weighing.
  Result<std::vector<KnownRecord>> alike(const StoryBlocks& blocks, Instant now);
  // From now on entries may be alike this one.
  Result<void> remember(const KnownRecord& known, const StoryBlocks& blocks, Instant now);
  Result<void> forget_likeness(Instant now);  // of quarters that are not looked at any more
  // The story, and those that evidence holds to be the same; what is known of their entries, the first `most`.
  Result<std::vector<StoryId>> cluster(StoryId story);
  Result<std::vector<KnownRecord>> records_of(const std::vector<StoryId>& stories, std::size_t most);
  // Evidence: the stories of both, and of all that are the same as either, stay apart and are one cluster from now on.
  Result<void> merge(StoryId story, StoryId into);
  Result<void> store(EntryId entry, const Merge& merge);
  Result<std::optional<Merge>> merge_of(EntryId entry);

  // Seen again; keys that were unknown are added, an edited entry is stored anew.
  Result<void> see_entry(const EntryRecord& record, const EntryKeys& keys, const Entry* edited, Instant now);
  Result<EntryId> last_entry();
  // When the source's newest entries came, at most so many; as entry_dates().
  Result<std::vector<Instant>> dates_of(std::string_view source, std::size_t most);

  // Entries of one source that came in a flood are no candidates, until they are released, to be held over by `broadcasts` for
  // their next slot, or dismissed: as if they had been there before its first run. How many there were.
  Result<void> hold(std::string_view source, EntryId after);
  Result<int> release(std::string_view source, const std::vector<std::string>& broadcasts, Instant now);
  Result<int> dismiss(std::string_view source);
  Result<std::map<std::string, int>> held();  // by source
  Result<bool> is_held(EntryId entry);

  // Registered at `now` where it is unknown: what the ledger holds by then it will never say, so ask before this run's entries
  // are added.
  Result<BroadcastRecord> broadcast(std::string_view name, Instant now);
  struct Window {
    EntryId after{}, through{};
    MergeRule merge = MergeRule::normal;
  };
  // What a broadcast sees of a story, or of several that are the same.
  struct View {
    StoryId story{};                 // its first entry's
    std::string only_source{};       // Story::only_source
    std::vector<EntryId> entries{};  // oldest first; there is one
    auto operator<=>(const View&) const = default;
  };
  struct Candidates {
    std::vector<View> stories;
    std::vector<View> merged;  // new stories that evidence holds to be one that was handled before
  };
  // Stories whose first entry from `sources` lies in the window, is no baseline, and that this broadcast has not decided on;
  // and those that it held over. In order of first sight; the lead is the oldest entry from `sources`.
  Result<Candidates> candidates(std::string_view broadcast, const Window& window,
                                const std::vector<std::string>& sources);
  Result<Story> read(const View& view);
  Result<void> decide(const Decision& decision);
  // Has one of these broadcasts planned the story, or one that evidence holds to be the same (MergeRule::normal)?
  Result<bool> is_planned_in(const std::vector<std::string>& broadcasts, const Story& story, MergeRule merge);
  // False when the slot was there already (UNIQUE(broadcast, nominal)).
  Result<bool> add_slot(std::string_view broadcast, const std::string& nominal, EntryId through, Instant now);
  // Pending. A key that is there already: that post's id, and the stories are its too. Parts of a thread are added in their order.
  Result<std::int64_t> add_post(const Post& post, Instant now);

  // How many of the broadcast's earlier slots said something: an issue's number is one more.
  Result<std::int64_t> slots_before(std::string_view broadcast, std::string_view slot);
  // Of the broadcast's posts since `since` that are about one story, and were not refused or dropped: those whose story has
  // been edited since they were planned, in the order of the posts.
  Result<std::vector<Revision>> revisions(std::string_view broadcast, const std::vector<std::string>& sources,
                                          Instant since);
  // The payload of a post as its last edit has it, sent or not yet; and how often it was edited.
  struct LastEdit {
    std::string payload;
    int edits = 0;
  };
  Result<LastEdit> last_edit(std::int64_t post);
  // Edits of a post that have not been sent are dropped: a later one says it all.
  Result<void> drop_edits(std::int64_t post, std::string_view why);
  // The broadcast's last post to `output` about an entry whose EntryKeys::title is one of `titles`; none where there is none.
  Result<std::optional<std::int64_t>> post_about(std::string_view broadcast, std::string_view output,
                                                 const std::vector<std::uint64_t>& titles);

  // What a program answered to this question about the story; kept for a year.
  Result<std::optional<Text>> summary(StoryId story, std::uint64_t question);
  Result<void> store_summary(StoryId story, std::uint64_t question, const Text& words, Instant now);
  Result<void> forget_summaries(Instant now);  // those that were kept for so long

  Result<bool> knows_post(std::string_view key);
  Result<std::vector<StoredPost>> posts(const PostFilter& filter);  // oldest first
  // Pending or unknown, and due at `now`; not of paused or waiting outputs; a thread's part, an edit or an answer only when
  // what comes before it is sent (an answer also when that will not come). No wait is longer than a day: what says so was
  // written by a clock that ran ahead, and counts as due.
  Result<std::vector<std::int64_t>> deliverable(Instant now);
  Result<std::vector<std::int64_t>> deliverable_after(std::int64_t id, Instant now);  // what waited for this post alone
  Result<std::vector<std::int64_t>> thread(std::int64_t id);                          // all parts, in order
  Result<std::vector<WaitingPost>> queue(std::string_view output);                    // oldest first
  // When posts went out that are there or may be, newest first; from `since` to `until`.
  Result<std::vector<Instant>> sent_at(std::string_view output, Instant since, Instant until);
  Result<std::optional<StoredPost>> post(std::int64_t id);  // with ancestors' receipts
  Result<std::int64_t> waiting();              // posts that have not arrived and are still to be sent or found
  Result<int> interrupt_sending(Instant now);  // sending → unknown, at start-up
  // Each is committed by itself unless a transaction is open. A step that the post's state does not allow: ErrorKind::internal.
  Result<void> mark_sending(std::int64_t id, Instant now);
  Result<void> mark_sent(std::int64_t id, const Receipt& receipt);
  // Pending again, or unknown again if any attempt may have arrived.
  Result<void> mark_later(std::int64_t id, Instant not_before, std::string_view why);
  Result<void> mark_refused(std::int64_t id, std::string_view why);
  // An attempt was over at `ended`, and what came of it is to be found out.
  Result<void> mark_unknown(std::int64_t id, Instant ended, Instant not_before, std::string_view why);
  Result<void> mark_unsettled(std::int64_t id, Instant not_before, std::string_view why);  // nor did a look tell
  Result<void> mark_pending(std::int64_t id);                                              // `outbox retry`
  Result<void> mark_held(std::int64_t id, std::string_view why);                           // from pending
  // Other bytes for a post that has surely not arrived: pending again, with a key of its own.
  Result<void> rewrite(std::int64_t id, const Post& post);
  Result<void> mark_dropped(std::int64_t id, std::string_view why);

  Result<OutputRecord> output(std::string_view name);
  Result<void> store(const OutputRecord& record);

  // For `why`: entries by id, link, guid, DOI or words of the title, newest first.
  Result<std::vector<EntryRecord>> search(std::string_view text, int most);
  Result<EntryNames> names_of(const EntryRecord& entry);
  Result<std::vector<Decision>> decisions(StoryId story);
  // As a broadcast with this rule and these sources sees it now; none where it sees nothing of it.
  Result<std::optional<Story>> story(StoryId story, MergeRule merge, const std::vector<std::string>& sources);
  Result<std::vector<EntryRecord>> entries_of(StoryId story);
  Result<std::vector<StoredPost>> posts_of(StoryId story);
  Result<LedgerCounts> counts();
  Result<std::string> note(std::string_view key);  // small facts: "last_run"
  Result<void> note(std::string_view key, std::string_view value);

 private:
  struct Database;
  explicit Ledger(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace twinform
