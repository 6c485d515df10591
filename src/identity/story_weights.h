// SPDX-License-Identifier: MIT
// What each sign that two records are one work weighs, and what each sign against it. Tuned on labelled records:
// tests/bench/README.md, "stories", has their scores.
#pragma once

#include <array>
#include <utility>

namespace twinform::weights {

// Two records are one work when what speaks for it exceeds what speaks against it by `enough`. Where `forbidding` or more speaks
// against it without that, only a bond that is `decisive` may join the clusters that hold them, and where that much speaks against it,
// none. What is `decisive` outweighs all usual signs together.
inline constexpr double enough = 3, forbidding = 2.5, decisive = 6;
// So much more is enough for "Editorial" and other titles of two telling words at most.
inline constexpr double generic_title = 1;

// Titles that are equal, by how many telling words they have.
inline constexpr std::array<double, 6> same_title = {0, 0, 0, 1, 1.5, 3};
// Others, by the Jaccard coefficient of their trigrams.
inline constexpr std::pair<double, double> title_likeness[] = {{.9, 2.5}, {.8, 2},  {.7, 1},
                                                               {.55, 0},  {.4, -1}, {0, -4}};
inline constexpr double like_title = .55;      // from here on titles are called similar
inline constexpr double same_beginning = .85;  // the likeness of a title and the same one with its subtitle
inline constexpr double translated_title = -2, title_in_another_script = -1;
inline constexpr double like_generic = -1;  // "Letters, May" and "Letters, June"

// Where it was printed.
inline constexpr double same_volume = 1, other_volume = 1.5;
inline constexpr double same_issue = .5, other_issue = .5;
inline constexpr double other_issue_of_a_column = 3;                                  // "Editorial"
inline constexpr double same_page = 2, other_page = 2, other_page_of_one_volume = 2;  // beyond other_page
inline constexpr double same_page_of_another_volume = 1;                              // every volume has a page 1
inline constexpr double same_container = 1, other_container = 3;

// Who and when. Names agree when half of those of the shorter list stand in the other.
inline constexpr double shared_names = .5;
inline constexpr double same_authors = 2, other_authors = 3;
inline constexpr double same_year = .5, next_year = 1.5, next_year_signed = .5, years_apart = 3;
inline constexpr double years_apart_in_one_journal = 5;  // a review and its update
inline constexpr int days_that_make_a_year = 60;
inline constexpr double same_day = .5, same_day_in_one_house = 1.5;
inline constexpr double same_time = 1.5;  // to the second: copies keep it

// The text's beginning: the overlap of its word pairs, of which there have to be some.
inline constexpr std::size_t telling_shingles = 8;
inline constexpr double like_text = .6, equal_text = .8;
inline constexpr double similar_text = 2, same_text = 5;
inline constexpr double title_beside_same_text = -1;  // a headline rewritten counts no more against it

// Numbers and letters that tell one of a series from the next.
inline constexpr double other_number = decisive, other_number_printed_as_one = 2;
inline constexpr double number_lacking = 1.5, number_lacking_in_same_text = .5;
inline constexpr double reworded = 3, reworded_on_another_page = 2.5, reworded_on_one_page = 1;
inline constexpr double reworded_later = 1;  // when a preprint was published
inline constexpr double much_of_the_title = .3;
inline constexpr std::size_t several_words = 2;
inline constexpr double other_words_on_one_page = 4;  // letters, abstracts of a meeting
inline constexpr double like_enough_to_be_reworded = .4;

// Identifiers. They are decisive where the rest agrees.
inline constexpr double same_identifier = decisive + 2, same_arxiv = decisive;
inline constexpr double doi_of_a_supplement = 2;  // which gives all its abstracts one
inline constexpr double other_doi = 4;
inline constexpr double same_link_of_another_title = 2, same_link_but_for_a_query = 2;
inline constexpr double titles_agree = .5, titles_agree_well = .8, titles_agree_a_little = .25;

// One title again and again at one place.
inline constexpr double again_elsewhen = 5, again_elsewhen_with_one_text = 10;
inline constexpr double more_said_at_one_place = decisive;  // another branch, another model
inline constexpr double months_apart = 1.5;
inline constexpr int month_days = 30;

}  // namespace twinform::weights
