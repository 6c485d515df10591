// SPDX-License-Identifier: MIT
#include "identity/story_evidence.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "identity/canonical.h"
#include "identity/sites.h"
#include "identity/story_weights.h"
#include "identity/story_wording.h"

namespace twinform {

namespace {

enum Sign : std::uint32_t {
  same_doi,
  same_arxiv,
  same_link,
  same_title,
  like_title,
  same_text,
  same_authors,
  same_container,
  same_volume,
  same_issue,
  same_page,
  same_year,
  same_day,
  same_time,
  sign_count
};
constexpr std::array<std::string_view, sign_count> kSignNames = {
    "same DOI",     "same arXiv number", "same link",  "same title",      "similar title", "same text", "same authors",
    "same journal", "same volume",       "same issue", "same first page", "same year",     "same day",  "same time"};

bool both(const std::string& a, const std::string& b) { return !a.empty() && !b.empty(); }
bool equal(const std::string& a, const std::string& b) { return !a.empty() && a == b; }
bool differ(const std::string& a, const std::string& b) { return both(a, b) && a != b; }

double weight_of_title(std::size_t telling) {
  return weights::same_title[std::min(telling, weights::same_title.size() - 1)];
}

double weight_of_likeness(double likeness) {
  return std::ranges::find_if(weights::title_likeness, [&](const auto& step) { return likeness >= step.first; })
      ->second;
}

bool is_year(std::string_view number) {
  return number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
}

// Who gives both their names gives no work two: 10.1002/14651858.CD1.pub2 is another than .pub3.
bool one_registrant(std::string_view a, std::string_view b) {
  return a.substr(0, a.find('/')) == b.substr(0, b.find('/'));
}

// One pair of records on the scales.
class Scales {
 public:
  Scales(const StoryFeatures& a, const StoryFeatures& b) : a_(a), b_(b) {}

  Evidence result() {
    read_titles();
    weigh_publication();
    weigh_authors();
    weigh_title();
    weigh_dates();
    weigh_text();
    weigh_numbers();
    weigh_wording();
    weigh_identifiers();
    weigh_series();
    double weight = for_ - against_, enough = weights::enough + (generic_ ? weights::generic_title : 0);
    Verdict open = against_ >= weights::decisive     ? Verdict::different
                   : against_ >= weights::forbidding ? Verdict::doubtful
                                                     : Verdict::open;
    return {.verdict = weight >= enough ? Verdict::same : open, .weight = weight, .signs = signs_};
  }

 private:
  bool has(Sign sign) const { return (signs_ >> sign & 1U) != 0; }
  void speak(Sign sign, double weight) {
    signs_ |= 1U << sign;
    for_ += weight;
  }

  void read_titles() {
    telling_ = introduces() ? 0 : std::min(a_.title.telling, b_.title.telling);
    generic_ = telling_ < 3;  // "Editorial", "Book reviews"
    likeness_ = jaccard(a_.trigrams, b_.trigrams, least_likeness());
    bool within = begins_other(a_.title_text, b_.title_text) || (news() && ends_other(a_.title_text, b_.title_text));
    if (within) likeness_ = std::max(likeness_, weights::same_beginning);
  }

  void weigh_title() {
    if (titles_equal())
      speak(same_title, weight_of_title(telling_));
    else if (likeness_ >= weights::like_title)
      speak(like_title, generic_ ? weights::like_generic : weight_of_likeness(likeness_));
    else
      for_ += translated() ? weight_of_translation() : weight_of_likeness(likeness_);
    if (a_.title.notice != b_.title.notice) against_ += weights::decisive;
  }

  // What is below is all the same to the rest.
  double least_likeness() const {
    return equal(a_.link, b_.link) ? weights::titles_agree_a_little : weights::like_enough_to_be_reworded;
  }

  bool titles_equal() const { return equal(a_.title_text, b_.title_text); }
  bool introduces() const { return a_.title.introduces || b_.title.introduces; }

  void weigh_publication() {
    bool other_volume = differ(a_.volume, b_.volume), other_issue = differ(a_.issue, b_.issue);
    if (equal(a_.volume, b_.volume)) speak(same_volume, weights::same_volume);
    if (other_volume) against_ += weights::other_volume;
    if (equal(a_.issue, b_.issue)) speak(same_issue, weights::same_issue);
    if (other_issue) against_ += generic_ ? weights::other_issue_of_a_column : weights::other_issue;
    weigh_page(other_volume || other_issue || (a_.first_page == "1" && !has(same_volume)));
    weigh_container();
  }

  void weigh_page(bool of_another_volume) {
    if (on_one_page()) speak(same_page, of_another_volume ? weights::same_page_of_another_volume : weights::same_page);
    if (!elsewhere()) return;
    bool abstract_of_the_other = both(a_.volume, b_.volume) && a_.in_supplement != b_.in_supplement;
    bool printed_twice = differ(a_.volume, b_.volume) && !early_;
    against_ += abstract_of_the_other || printed_twice ? weights::decisive : weights::other_page;
    if (has(same_volume)) against_ += weights::other_page_of_one_volume;
  }

  bool in_supplement() const { return a_.in_supplement || b_.in_supplement; }

  // "S31" of a supplement is "31" in other databases.
  bool on_one_page() const {
    if (in_supplement())
      return both(a_.first_page, b_.first_page) && figures_of(a_.first_page) == figures_of(b_.first_page);
    return equal(a_.first_page, b_.first_page);
  }
  bool elsewhere() const { return both(a_.first_page, b_.first_page) && !on_one_page(); }

  void weigh_container() {
    if (a_.container.empty() || b_.container.empty()) return;
    ContainerLikeness containers = likeness(a_.container, b_.container);
    if (containers == ContainerLikeness::alike) speak(same_container, weights::same_container);
    if (containers == ContainerLikeness::different && !news() && !early_) against_ += weights::other_container;
  }

  // Its containers are papers and sites, and its authors those who put their name to an agency's text.
  bool news() const { return a_.day && b_.day && a_.volume.empty() && b_.volume.empty(); }

  void weigh_authors() {
    if (a_.names.empty() || b_.names.empty()) return;
    double shared = overlap(a_.names, b_.names, 0);
    if (shared >= weights::shared_names) speak(same_authors, weights::same_authors);
    other_authors_ = shared == 0 && !in_other_scripts();
    if (other_authors_) against_ += weights::other_authors;
  }

  // "Иванова" and "Ivanova" share no word.
  bool in_other_scripts() const { return (a_.title.language == "und") != (b_.title.language == "und"); }

  std::optional<int> days_apart() const {
    return a_.day && b_.day ? std::optional(std::abs(*a_.day - *b_.day)) : std::nullopt;
  }

  void weigh_dates() {
    if (!a_.year || !b_.year) return;
    auto days = days_apart();
    bool around_new_year = days && *days < weights::days_that_make_a_year;
    int years = around_new_year ? 0 : std::abs(*a_.year - *b_.year);
    if (years == 0) speak(same_year, weights::same_year);
    if (years == 1) against_ += weight_of_next_year();
    if (years > 1) against_ += has(same_container) ? weights::years_apart_in_one_journal : weights::years_apart;
  }

  // Online first is last year's; a conference's introduction, too.
  double weight_of_next_year() const {
    if (introduces()) return weights::years_apart;
    bool signed_by_both = !a_.names.empty() && !b_.names.empty();
    return signed_by_both && !generic_ ? weights::next_year_signed : weights::next_year;
  }

  bool one_place() const { return equal(a_.feed, b_.feed) || equal(a_.host, b_.host); }

  // A headline may be rewritten elsewhere; at one place works that differ share their boilerplate.
  void weigh_text() {
    if (std::min(a_.shingles.size(), b_.shingles.size()) < weights::telling_shingles) return;
    double shared = overlap(a_.shingles, b_.shingles, weights::like_text);
    bool boilerplate = likeness_ < weights::titles_agree_well && one_place() && differ(a_.link, b_.link);
    if (shared < weights::like_text || boilerplate) return;
    bool equal_text = shared >= weights::equal_text;
    if (equal_text) for_ = std::max(for_, weights::title_beside_same_text);
    if (equal_text && other_authors_ && news()) against_ -= weights::other_authors;
    speak(same_text, equal_text ? weights::same_text : weights::similar_text);
  }

  // An article's place, not that of several abstracts.
  bool printed_as_one() const {
    return has(same_page) && has(same_volume) && has(same_authors) && !differ(a_.issue, b_.issue) && !in_supplement();
  }

  void weigh_numbers() {
    auto only_a = numbers_lacking(a_.title, b_.title), only_b = numbers_lacking(b_.title, a_.title);
    bool rewritten = has(same_text) && likeness_ < weights::like_enough_to_be_reworded;
    other_number_ = differ_in_a_letter(a_.title, b_.title) || (!only_a.empty() && !only_b.empty() && !rewritten);
    if (other_number_)
      against_ += printed_as_one() ? weights::other_number_printed_as_one : weights::other_number;
    else if (!only_a.empty() || !only_b.empty())
      against_ += has(same_text) ? weights::number_lacking_in_same_text : weights::number_lacking;
    // A page that is there for every year's report, in turn.
    if (std::ranges::any_of(only_a, is_year) && std::ranges::any_of(only_b, is_year)) against_ += weights::decisive;
  }

  const Difference& wording() {
    if (!wording_) wording_ = difference(a_.title, b_.title);
    return *wording_;
  }

  void weigh_wording() {
    bool compared = has(same_page) || has_doi_in_common() || likeness_ >= weights::like_enough_to_be_reworded;
    if (!compared || titles_equal() || translated() || (has_doi_in_common() && printed_as_one())) return;
    difference_ = wording();
    if (difference_.words > 0) against_ += weight_of_rewording();
  }

  double weight_of_rewording() const {
    if (elsewhere() && has(same_volume)) return weights::decisive;
    if (has(same_text)) return 0;
    if (elsewhere()) return weights::reworded_on_another_page;
    if (!has(same_page)) return early_ ? weights::reworded_later : weights::reworded;
    if (in_supplement()) return weights::decisive;
    bool much = difference_.share >= weights::much_of_the_title || difference_.words >= weights::several_words;
    return much ? weights::other_words_on_one_page : weights::reworded_on_one_page;
  }

  // By their function words, or where those tell nothing, because one place has two titles of the same people.
  bool translated() const {
    bool two_titles = likeness_ < weights::like_enough_to_be_reworded && printed_as_one() && has(same_container) &&
                      a_.year == b_.year && !equal(a_.title.language, b_.title.language);
    return differ(a_.title.language, b_.title.language) || two_titles;
  }
  double weight_of_translation() const {
    return in_other_scripts() ? weights::title_in_another_script : weights::translated_title;
  }
  bool has_doi_in_common() const { return equal(a_.doi, b_.doi); }

  void weigh_identifiers() {
    if (equal(a_.arxiv, b_.arxiv)) speak(same_arxiv, weights::same_arxiv);
    weigh_link();
    weigh_doi();
  }

  // By the same people on the same day, or with the same summary, however short.
  bool under_another_headline() const {
    bool one_summary = !a_.shingles.empty() && a_.shingles == b_.shingles;
    return (has(same_authors) || one_summary) && days_apart().value_or(2) <= 1;
  }

  void weigh_link() {
    bool renewed = generic_ && a_.year != b_.year;  // the page of whatever is this year's
    bool agrees = (likeness_ >= weights::titles_agree_a_little || under_another_headline()) && !renewed;
    if (equal(a_.link, b_.link))
      speak(same_link, agrees ? weights::same_identifier : weights::same_link_of_another_title);
    else if (are_same_but_for_a_query(a_.link, b_.link) && likeness_ >= weights::same_beginning)
      speak(same_link, weights::same_link_but_for_a_query);
  }

  // As one title is, or as one with the subtitle that the other leaves out.
  bool worded_alike() const {
    bool telling = !generic_ || std::min(a_.title.telling, b_.title.telling) == 2;
    return difference_.words == 0 && !other_number_ &&
           (telling || likeness_ >= weights::titles_agree || has(same_authors));
  }

  void weigh_doi() {
    if (has_doi_in_common()) {
      bool another = elsewhere() && likeness_ < weights::titles_agree_well;
      bool others = difference_.words > 0 || other_number_;
      if (((worded_alike() || translated()) && !another) || printed_as_one())
        speak(same_doi, weights::same_identifier);
      else
        against_ += others ? weights::decisive : weights::doi_of_a_supplement;
    } else if (both(a_.doi, b_.doi)) {
      bool versions = likeness_ >= weights::titles_agree_well && (a_.is_preprint || b_.is_preprint);
      bool two_of_one_registrant = one_registrant(a_.doi, b_.doi) && !(has(same_page) && has(same_volume));
      if (!versions) against_ += two_of_one_registrant ? weights::decisive : weights::other_doi;
    }
  }

  // One title again and again at one place: a column, a weekly event.
  void weigh_series() {
    if (has(same_doi) || has(same_arxiv) || has(same_link) || !both(a_.link, b_.link)) return;
    if (!days_apart() || both(a_.volume, b_.volume)) return;
    int days = *days_apart();
    bool in_one_house = days == 0 && titles_equal() && are_of_one_house(a_.host, b_.host);
    if (days <= 1 && likeness_ >= weights::titles_agree_well)
      speak(same_day, in_one_house ? weights::same_day_in_one_house : weights::same_day);
    bool at_once = a_.moment && a_.moment == b_.moment && !one_place();
    if (at_once && likeness_ >= weights::like_title && !other_number_) speak(same_time, weights::same_time);
    bool one_text = has(same_text) && days > 1;  // for all evenings, too
    if (one_place() && !titles_equal() && wording().one_sided) against_ += weights::more_said_at_one_place;
    if (one_place() && days >= 1)
      against_ += one_text ? weights::again_elsewhen_with_one_text : weights::again_elsewhen;
    if (days > weights::month_days) against_ += weights::months_apart;
  }

  const StoryFeatures& a_;
  const StoryFeatures& b_;
  const bool early_ = a_.is_early || b_.is_early;
  std::size_t telling_ = 0;
  double for_ = 0, against_ = 0, likeness_ = 0;
  bool generic_ = false, other_number_ = false, other_authors_ = false;
  std::optional<Difference> wording_;  // compared once, if at all
  Difference difference_;              // what of it speaks against: nothing of equal titles and translations
  std::uint32_t signs_ = 0;
};

}  // namespace

Evidence weigh(const StoryFeatures& a, const StoryFeatures& b) { return Scales(a, b).result(); }

bool forbids(Verdict between, const Evidence& bond) {
  return between == Verdict::different || (between == Verdict::doubtful && bond.weight < weights::decisive);
}

std::string in_words(const Evidence& evidence) {
  std::string words;
  for (std::uint32_t sign = 0; sign < sign_count; ++sign)
    if ((evidence.signs >> sign & 1U) != 0) words += (words.empty() ? "" : ", ") + std::string(kSignNames[sign]);
  return words;
}

}  // namespace twinform
