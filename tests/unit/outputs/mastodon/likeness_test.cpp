// SPDX-License-Identifier: MIT
#include "outputs/mastodon/likeness.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "text/clean.h"
#include "text/url.h"

namespace twinform::mastodon {

namespace {

Post post(std::string_view text, const std::vector<std::string_view>& links) {
  Post post;
  post.text = clean_text(text);
  for (std::string_view link : links) post.links.push_back(parse_url(link).value());
  return post;
}

bool same(std::string_view content, const Post& post) {
  return is_same_post(Json{{"id", "1"}, {"content", content}}, post);
}

const Post kPost =
    post("Öpen access grows – a study of 2026\n\nIt grew by 4 per cent.\nhttps://e.com/a?b=1&c=2 #OpenAccess",
         {"https://e.com/a?b=1&c=2"});

}  // namespace

TEST_CASE("a post is recognised in every server's markup") {
  const std::vector<std::string> contents = {
      // Mastodon
      "<p>Öpen access grows – a study of 2026</p><p>It grew by 4 per cent.<br /><a "
      "href=\"https://e.com/a?b=1&amp;c=2\" "
      "target=\"_blank\" rel=\"nofollow noopener\"><span class=\"invisible\">https://</span><span "
      "class=\"ellipsis\">e.com/a?b=1"
      "</span><span class=\"invisible\">&amp;c=2</span></a> <a href=\"https://social.example/tags/OpenAccess\" "
      "class=\"mention "
      "hashtag\" rel=\"tag\">#<span>OpenAccess</span></a></p>",
      // snac: a raw & in the link
      "Öpen access grows – a study of 2026<br><br>It grew by 4 per cent.<br><a href=\"https://e.com/a?b=1&c=2\" "
      "target=\"_blank\">https://e.com/a?b=1&c=2</a> <a href=\"http://127.0.0.1:8001?t=openaccess\" class=\"mention "
      "hashtag\" rel=\"tag\">#OpenAccess</a><br>",
      // a link shown shortened, typographic changes
      "<p>&Ouml;pen access grows - a study of 2026</p><p>It grew by 4 per cent.<br><a "
      "href=\"https://e.com/a?b=1&amp;c=2\">"
      "e.com/a…</a> #OpenAccess</p>",
  };
  for (const std::string& content : contents) {
    CAPTURE(content);
    CHECK(same(content, kPost));
  }
}

TEST_CASE("another text with the same link is another post") {
  const std::string link = "<a href=\"https://e.com/a?b=1&amp;c=2\">https://e.com/a?b=1&amp;c=2</a>";
  CHECK_FALSE(same("<p>Have you seen this? " + link + "</p>", kPost));
  CHECK_FALSE(same("<p>Öpen access grows – a study of 2026 " + link + "</p>", kPost));
  CHECK_FALSE(same("<p>" + link + "</p>", kPost));
  CHECK_FALSE(same(
      "<p>Öpen access grows – a study of 2025</p><p>It grew by 4 per cent.<br>" + link + " #OpenAccess</p>", kPost));
}

TEST_CASE("the same text with another link is another post") {
  CHECK_FALSE(
      same("<p>Öpen access grows – a study of 2026</p><p>It grew by 4 per cent.<br><a href=\"https://e.com/b\">"
           "https://e.com/b</a> #OpenAccess</p>",
           kPost));
  CHECK_FALSE(same("<p>Öpen access grows – a study of 2026</p><p>It grew by 4 per cent. #OpenAccess</p>", kPost));
}

TEST_CASE("a link that the server ended too early is known by its characters") {
  Post wiki = post("On pages https://e.com/wiki_(page).", {"https://e.com/wiki_(page)."});
  CHECK(same("On pages <a href=\"https://e.com/wiki_(page\">https://e.com/wiki_(page</a>).<br>", wiki));
  CHECK_FALSE(same("On pages <a href=\"https://e.com/wiki_(page\">https://e.com/wiki_(page</a><br>", wiki));
  CHECK_FALSE(same("On pages <a href=\"https://e.com/wiki_(page\">https://e.com/wiki_(page</a>).b<br>", wiki));
}

TEST_CASE("a figure that differs makes another post") {
  Post third = post("New issue of the Journal of Things volume 12 number 3 is out now for all readers\nhttps://e.com/j",
                    {"https://e.com/j"});
  auto content = [](std::string_view number) {
    return "<p>New issue of the Journal of Things volume 12 number " + std::string(number) +
           " is out now for all readers<br><a href=\"https://e.com/j\">https://e.com/j</a></p>";
  };
  CHECK(same(content("3"), third));
  CHECK_FALSE(same(content("4"), third));
}

TEST_CASE("words in another order are another post") {
  Post bites = post("Dog bites man\nhttps://e.com/d", {"https://e.com/d"});
  CHECK_FALSE(same("<p>Man bites dog<br><a href=\"https://e.com/d\">https://e.com/d</a></p>", bites));
}

TEST_CASE("a post without links is recognised by its words alone") {
  Post wordy = post("The reading room is closed on 24 December", {});
  CHECK(same("<p>The reading room is closed on 24 December</p>", wordy));
  CHECK_FALSE(same("<p>The reading room is open on 24 December</p>", wordy));
  CHECK_FALSE(same("", wordy));
}

TEST_CASE("a post without words is recognised by its signs alone") {
  Post signs = post("👍", {});
  CHECK(same("<p>👍</p>", signs));
  CHECK_FALSE(same("<p>👎</p>", signs));
}

TEST_CASE("markup that a server read out of the words does no harm") {
  Post marked = post("Why <b>bold</b> claims need data\nhttps://e.com/m", {"https://e.com/m"});
  CHECK(same("Why <b>bold</b> claims need data<br><a href=\"https://e.com/m\">https://e.com/m</a><br>", marked));
  CHECK(same("Why &lt;b&gt;bold&lt;/b&gt; claims need data<br><a href=\"https://e.com/m\">https://e.com/m</a><br>",
             marked));
}

TEST_CASE("a status without content is no post of ours") {
  CHECK_FALSE(is_same_post(Json::object(), kPost));
  CHECK_FALSE(is_same_post(Json("text"), kPost));
  CHECK_FALSE(is_same_post(Json{{"content", 7}}, kPost));
}

}  // namespace twinform::mastodon
