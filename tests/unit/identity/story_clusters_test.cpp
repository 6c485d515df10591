// SPDX-License-Identifier: MIT
#include "identity/story_clusters.h"

#include <doctest/doctest.h>

#include "identity/story_evidence.h"

using namespace twinform;

namespace {

struct PairCase {
  std::string claim;
  StoryRecord a, b;
};

bool merged(const PairCase& c) {
  const StoryFeatures records[] = {story_features(c.a), story_features(c.b)};
  return cluster_stories(records)[1].cluster == 0;
}

const std::string kWire =
    "The archive has put four hundred thousand photographs of the city online, taken by a single studio and thought "
    "lost "
    "until a cleaner found the plates behind a wall.";

}  // namespace

TEST_CASE("records of one work are one story") {
  const PairCase cases[] = {
      {"a link with decoration",
       {.title = "Council reopens branch libraries", .url = "https://news.example/a?utm_source=rss"},
       {.title = "Council reopens branch libraries", .url = "http://www.news.example/a/amp"}},
      {"a headline that counts on",
       {.title = "UPDATED: 12 rooms of the archive under water", .url = "https://news.example/flood"},
       {.title = "10 rooms of the archive under water", .url = "https://news.example/flood"}},
      {"a text under another headline elsewhere",
       {.title = "Lost photographs go online at last", .url = "https://a.example/1", .abstract = kWire},
       {.title = "Cleaner finds old plates", .url = "https://b.example/2", .abstract = kWire}},
      {"a headline rewritten by its author on the same day",
       {.title = "Heat pumps: why are so many homes waiting?",
        .url = "https://a.example/heat",
        .date = "2026-03-06",
        .authors = {"I. Fry"}},
       {.title = "Nobody will come to us",
        .url = "https://a.example/heat?utm_source=x",
        .date = "2026-03-06",
        .authors = {"I. Fry"}}},
      {"forms of one DOI",
       {.title = "Linked data for the rest of us", .doi = "10.5555/LD.1"},
       {.title = "Linked data for the rest of us", .url = "https://dx.doi.org/10.5555%2Fld.1"}},
      {"a translation with its DOI",
       {.title = "Offene Daten und die Zukunft der Bibliotheken", .doi = "10.5555/d.4"},
       {.title = "Open data and the future of libraries", .doi = "10.5555/d.4"}},
      {"versions of a preprint",
       {.title = "Formats for digital sound", .url = "https://arxiv.org/abs/2601.01234v1"},
       {.title = "Formats for digital sound", .url = "https://arxiv.org/abs/2601.01234v3"}},
      {"versions of a data set",
       {.title = "Opening hours of all public libraries", .doi = "10.5281/zenodo.100", .authors = {"Roy, A."}},
       {.title = "Opening hours of all public libraries", .doi = "10.5281/zenodo.200", .authors = {"Roy, A."}}},
      {"a preprint and its article",
       {.title = "Reading habits of commuters", .doi = "10.1101/2025.03.04.1", .authors = {"Osei, B."}},
       {.title = "Reading habits of commuters", .doi = "10.5555/r.7", .authors = {"Osei B"}}},
      {"spellings of catalogues",
       {.title = "Reminders and overdue loans: a randomised trial",
        .date = "2019",
        .container = "Journal of Lending",
        .volume = "44",
        .pages = "101-118",
        .authors = {"Müller, Jürgen"}},
       {.title = "Reminders and overdue loans: a randomized trial.",
        .date = "2020",
        .container = "J Lend",
        .volume = "44",
        .pages = "101-18",
        .authors = {"Muller, J."}}},
      {"names of one journal",
       {.title = "Atrial fibrillation and decline: two studies",
        .container = "CMAJ : official journal",
        .authors = {"Ruiz, I."}},
       {.title = "Atrial fibrillation and decline: two studies",
        .container = "Canadian Medical Association Journal",
        .authors = {"I. Ruiz"}}},
      {"a title in another language, by its place and its authors",
       {.title = "Neuromuscular stimulation, advanced asthma",
        .date = "2014",
        .container = "Jornal de Pneumologia",
        .volume = "40",
        .issue = "1",
        .pages = "46-54",
        .authors = {"Vieira, D."}},
       {.title = "Estimulação neuromuscular na asma avançada",
        .date = "2014",
        .container = "J Pneumol",
        .volume = "40",
        .issue = "1",
        .pages = "46-54",
        .authors = {"Vieira D"}}},
      {"a title in another script, by its place",
       {.title = "单倍体造血干细胞移植40例分析",
        .date = "2014",
        .container = "中华血液学杂志",
        .volume = "35",
        .issue = "9",
        .pages = "801-5"},
       {.title = "[Analysis of 40 cases of stem cell transplantation]",
        .date = "2014",
        .container = "Zhonghua xue ye xue za zhi",
        .volume = "35",
        .issue = "9",
        .pages = "801-5"}},
      {"an abstract, by its page with and without its letters",
       {.title = "Trials of rehabilitation in a hospital",
        .date = "2011",
        .volume = "17",
        .issue = "2",
        .pages = "RA25"},
       {.title = "Trials of rehabilitation in a hospital",
        .date = "2011",
        .volume = "17 Suppl 1",
        .issue = "2",
        .pages = "25-43"}},
      {"a copy that kept the moment of the first",
       {.title = "Building a weather station, part 2: the logger",
        .url = "https://a.example/1",
        .date = "2026-08-21T19:00:07Z"},
       {.title = "Tinker Barn: Building a weather station, part 2: the logger",
        .url = "https://b.example/2",
        .date = "Fri, 21 Aug 2026 19:00:07 GMT"}},
      {"one new version of a program, announced twice",
       {.title = "quillpad 2.1.0", .url = "https://forge.example/1", .date = "2026-02-03"},
       {.title = "quillpad 2.1.0 released", .url = "https://quillpad.example/2", .date = "2026-02-03"}},
      {"a page with another position in it",
       {.title = "Drone survey of the bog", .url = "https://video.example/watch?v=x8", .date = "2026-04-22"},
       {.title = "Drone survey of the bog", .url = "https://video.example/watch?v=x8&t=61", .date = "2026-04-22"}},
      {"an agency's text under other figures and another name",
       {.title = "Bank holds rate at 4.25%, signals June cut",
        .url = "https://a.example/1",
        .date = "2026-03-05",
        .abstract = kWire,
        .authors = {"Tomas Rehnquist"}},
       {.title = "Cheaper loans likely before summer",
        .url = "https://b.example/2",
        .date = "2026-03-05",
        .abstract = kWire,
        .authors = {"Northwire"}}},
      {"a headline with its column's name before it",
       {.title = "Passengers describe the grounding of a ferry",
        .url = "https://a.example/1",
        .date = "2026-03-05T09:00:01Z"},
       {.title = "On the coast: passengers describe the grounding of a ferry",
        .url = "https://b.example/2",
        .date = "2026-03-05T09:00:01Z"}},
      {"a review, by its DOI and its place, under the reviewer's words",
       {.title = "The chained book: a history of library security",
        .doi = "10.5555/lh.44.1.104",
        .volume = "44",
        .issue = "1",
        .pages = "104-106",
        .authors = {"Sabharwal, N."}},
       {.title = "Noor Sabharwal reads the chained book by Fairlie",
        .doi = "10.5555/lh.44.1.104",
        .volume = "44",
        .issue = "1",
        .pages = "104-106",
        .authors = {"N. Sabharwal"}}},
      {"a headline rewritten at its address, with its summary",
       {.title = "Kelmouth Rovers 2 Dunmere Town 2",
        .url = "https://a.example/m",
        .date = "2026-09-13",
        .abstract = "A late header."},
       {.title = "Late header rescues point",
        .url = "https://a.example/m?utm_source=x",
        .date = "2026-09-13",
        .abstract = "A late header."}},
      {"an editorial, by its place",
       {.title = "Editorial", .date = "2026", .container = "Archives Quarterly", .volume = "12", .pages = "1-3"},
       {.title = "Editorial", .date = "2026", .container = "Arch Q", .volume = "12", .pages = "1"}},
  };
  for (const PairCase& c : cases) {
    CAPTURE(c.claim);
    CHECK(merged(c));
  }
}

TEST_CASE("works that only look alike are two stories") {
  const PairCase cases[] = {
      {"editorials",
       {.title = "Editorial", .container = "Notes", .volume = "8"},
       {.title = "Editorial", .container = "Notes", .volume = "8"}},
      {"parts",
       {.title = "Cataloguing manuscripts in practice, part I"},
       {.title = "Cataloguing manuscripts in practice, part II"}},
      {"years at one address",
       {.title = "Annual report 2023", .url = "https://l.example/report"},
       {.title = "Annual report 2024", .url = "https://l.example/report"}},
      {"abstracts of one page",
       {.title = "Factor VIII inhibitors in untreated patients",
        .date = "2012",
        .container = "Blood Notes",
        .volume = "18",
        .issue = "Suppl 3",
        .pages = "S53",
        .authors = {"Kato, P."}},
       {.title = "Factor IX inhibitors in untreated patients",
        .date = "2012",
        .container = "Blood Notes",
        .volume = "18",
        .issue = "Suppl 3",
        .pages = "S53",
        .authors = {"Kato, P."}}},
      {"versions of a program",
       {.title = "quillpad 2.1.0", .url = "https://forge.example/1", .date = "2026-02-03"},
       {.title = "quillpad 2.1.1", .url = "https://quillpad.example/2", .date = "2026-02-03"}},
      {"parts sent out at one moment",
       {.title = "A history of the catalogue in the north, part 1",
        .url = "https://a.example/1",
        .date = "2026-03-05T09:00:01Z",
        .abstract = kWire},
       {.title = "A history of the catalogue in the north, part 2",
        .url = "https://b.example/2",
        .date = "2026-03-05T09:00:01Z",
        .abstract = kWire}},
      {"an article and its data",
       {.title = "Sparse attention over tide-gauge series", .date = "2026-01-20", .authors = {"Laitinen, R."}},
       {.title = "Code and data for \"Sparse attention over tide-gauge series\"",
        .date = "2026-01-20",
        .authors = {"Laitinen, R."}}},
      {"letters",
       {.title = "Vaccination against hepatitis A in prisons"},
       {.title = "Vaccination against hepatitis B in prisons"}},
      {"weekly events",
       {.title = "Story time for toddlers in the hall", .url = "https://l.example/e/1", .date = "2026-03-06"},
       {.title = "Story time for toddlers in the hall", .url = "https://l.example/e/2", .date = "2026-03-13"}},
      {"a correction",
       {.title = "Peer review under pressure at last"},
       {.title = "Correction: Peer review under pressure at last"}},
      {"abstracts of a supplement",
       {.title = "Insulin dosing by nurses", .doi = "10.5555/s.1", .pages = "S1", .authors = {"Hale, J."}},
       {.title = "Foot care for the old", .doi = "10.5555/s.1", .pages = "S9", .authors = {"Diaz, R."}}},
      {"abstracts of one supplement by the same group",
       {.title = "Oral velutide by baseline HbA1c",
        .doi = "10.5555/s.1",
        .volume = "6",
        .pages = "S1-S600",
        .authors = {"Hale, J."}},
       {.title = "Oral velutide by baseline BMI",
        .doi = "10.5555/s.1",
        .volume = "6",
        .pages = "S1-S600",
        .authors = {"Hale, J."}}},
      {"abstracts on one page",
       {.title = "Sleep quality in asthma",
        .container = "Lungs",
        .volume = "6",
        .issue = "Suppl 1",
        .pages = "A45",
        .authors = {"Hale, J."}},
       {.title = "Exercise capacity in asthma",
        .container = "Lungs",
        .volume = "6",
        .issue = "Suppl 1",
        .pages = "A45",
        .authors = {"Hale, J."}}},
      {"the abstract of an article in the same volume",
       {.title = "Self-sampling among those who do not attend",
        .container = "Screens",
        .volume = "19",
        .issue = "Suppl 1",
        .pages = "S14",
        .authors = {"Hale, J."}},
       {.title = "Self-sampling among those who do not attend",
        .container = "Screens",
        .volume = "19",
        .issue = "4",
        .pages = "230-7",
        .authors = {"Hale, J."}}},
      {"an editor's columns",
       {.title = "Editor's comments",
        .date = "2015",
        .container = "Quarterly",
        .volume = "39",
        .issue = "1",
        .authors = {"Goes, P."}},
       {.title = "Editor's comments",
        .date = "2015",
        .container = "Quarterly",
        .volume = "39",
        .issue = "2",
        .authors = {"Goes, P."}}},
      {"introductions to a meeting of every year",
       {.title = "Introduction to the crowd minitrack",
        .date = "2014",
        .container = "Proc. Systems",
        .authors = {"Goes, P."}},
       {.title = "Introduction to the crowd minitrack",
        .date = "2015",
        .container = "Proc. Systems",
        .authors = {"Goes, P."}}},
      {"a review and its update",
       {.title = "Tents for bronchiolitis in nurseries",
        .doi = "10.5555/cd1.pub2",
        .date = "2006",
        .abstract = kWire,
        .container = "Reviews",
        .pages = "CD1",
        .authors = {"Goes, P."}},
       {.title = "Tents for bronchiolitis in nurseries",
        .doi = "10.5555/cd1.pub3",
        .date = "2012",
        .abstract = kWire,
        .container = "Reviews",
        .pages = "CD1",
        .authors = {"Goes, P."}}},
      {"other authors",
       {.title = "The public library as a place", .date = "2011", .authors = {"Adams, R."}},
       {.title = "The public library as a place", .date = "2011", .authors = {"Zhou, L."}}},
      {"another's holidays",
       {.title = "Library hours during the holidays", .url = "https://x.example/hours"},
       {.title = "Library hours during the holidays", .url = "https://y.example/hours"}},
      {"this year's report at last year's address",
       {.title = "Annual report", .url = "https://l.example/report", .date = "2025-03-01"},
       {.title = "Annual report", .url = "https://l.example/report", .date = "2026-03-01"}},
      {"companions",
       {.title = "Reading for pleasure among young men",
        .date = "2021",
        .volume = "2",
        .pages = "1",
        .authors = {"Moe, L."}},
       {.title = "Reading for pleasure among young women",
        .date = "2021",
        .volume = "2",
        .pages = "15",
        .authors = {"Moe, L."}}},
      {"a talk and its article",
       {.title = "Executive function after stroke: a review",
        .date = "2011",
        .container = "Stroke",
        .authors = {"Lund, V."}},
       {.title = "Executive function after stroke: a review",
        .date = "2012",
        .container = "Topics in Stroke Rehabilitation",
        .authors = {"Lund, V."}}},
      {"models of one shop",
       {.title = "Lumo Tab 11 tablet, grey", .url = "https://s.example/1", .date = "2026-03-06", .abstract = kWire},
       {.title = "Lumo Tab 11 Pro tablet, grey",
        .url = "https://s.example/2",
        .date = "2026-03-06",
        .abstract = kWire}},
      {"boilerplate of one place",
       {.title = "Vacancy: librarian for chemistry", .url = "https://l.example/1", .abstract = kWire},
       {.title = "Vacancy: librarian for history", .url = "https://l.example/2", .abstract = kWire}},
      {"nothing but no title", {.url = "https://l.example/1"}, {.url = "https://l.example/2"}},
  };
  for (const PairCase& c : cases) {
    CAPTURE(c.claim);
    CHECK_FALSE(merged(c));
  }
}

TEST_CASE("no cluster holds two that speak against each other however many stand between") {
  const StoryRecord records[] = {
      {.title = "Cataloguing manuscripts in practice", .doi = "10.5555/m.1", .date = "2020", .authors = {"Lund, K."}},
      {.title = "Cataloguing manuscripts in practice", .date = "2020", .authors = {"Lund, K."}},
      {.title = "Cataloguing manuscripts in practice", .doi = "10.5555/m.2", .date = "2024", .authors = {"Abe, T."}},
      {.title = "Cataloguing manuscripts in practice", .date = "2023"},
  };
  std::vector<StoryFeatures> features;
  for (const StoryRecord& record : records) features.push_back(story_features(record));
  auto clustered = cluster_stories(features);
  CHECK(clustered[0].cluster != clustered[2].cluster);
}

TEST_CASE("a doubt between two does not part what a third holds together") {
  const std::string title = "Urine cytology in the follow-up of cancer";
  const StoryRecord records[] = {
      {.title = title,
       .doi = "10.5555/u.1",
       .date = "2012",
       .volume = "30",
       .pages = "355-60",
       .authors = {"Haddad R", "Lund K"}},
      {.title = title, .date = "2012", .volume = "30", .pages = "355-60", .authors = {"Haddad R", "Lund K"}},
      {.title = title,
       .doi = "10.5555/u.1",
       .date = "2011",
       .pages = "1-6",
       .authors = {"Haddad, R.", "L?nd, K.", "Iv?n"}},
  };
  std::vector<StoryFeatures> features;
  for (const StoryRecord& record : records) features.push_back(story_features(record));
  auto clustered = cluster_stories(features);
  CHECK(clustered[1].cluster == 0);
  CHECK(clustered[2].cluster == 0);
}

TEST_CASE("a doubt between two parts what nothing decisive joins") {
  const std::string title = "Prompting by television in the training of swallowing at home";
  const StoryRecord records[] = {
      {.title = title,
       .date = "2009",
       .container = "Dissertation Abstracts",
       .volume = "69",
       .pages = "4714",
       .authors = {"Lund, R."}},
      {.title = title, .date = "2009", .container = "Dissertation Abstracts", .volume = "69", .authors = {"LUND, R."}},
      {.title = title, .date = "2008", .pages = "62 p", .authors = {"Lund, R."}},
  };
  std::vector<StoryFeatures> features;
  for (const StoryRecord& record : records) features.push_back(story_features(record));
  auto clustered = cluster_stories(features);
  CHECK(clustered[1].cluster == 0);
  CHECK(clustered[2].cluster == 2);
}

TEST_CASE("a merge says why and the first of a cluster has nothing to say") {
  const StoryRecord record{.title = "Linked data for the rest of us", .doi = "10.5555/ld.1", .date = "2024"};
  const StoryFeatures features[] = {story_features(record), story_features(record)};
  auto clustered = cluster_stories(features);
  CHECK(clustered[0].why.empty());
  CHECK(clustered[1].why == "same DOI, same title, same year");
}
