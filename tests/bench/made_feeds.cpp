// SPDX-License-Identifier: MIT
#include "made_feeds.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <random>
#include <string_view>

namespace bench {

namespace {

constexpr std::array<std::string_view, 40> kWords{
    "library",   "archives",  "access",     "metadata", "readers",    "catalogue", "the",      "of",
    "and",       "a",         "in",         "for",      "repository", "preprint",  "citation", "open",
    "digital",   "scholarly", "collection", "survey",   "students",   "licence",   "between",  "towards",
    "evidence",  "practice",  "workflow",   "new",      "how",        "we",        "services", "café",
    "discovery", "records",   "is",         "with",     "linked",     "data",      "Zürich",   "review"};

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) text += ' ';
      text += kWords[below(kWords.size())];
    }
    return text;
  }

  std::string paragraph() {
    std::string text = "<p>";
    for (std::size_t i = 2 + below(4); i > 0; --i) text += words(8 + below(12)) + ". ";
    text += fmt::format(R"(See <a href="/posts/{}?utm_source=rss&amp;utm_medium=feed">{}</a>)", below(9999), words(3));
    text += " &ndash; <em>" + words(2) + "</em>&nbsp;&hellip;</p>\n";
    return text;
  }

  // About four kilobytes, as a full-text post has.
  std::string html() {
    std::string text;
    for (std::size_t i = 3 + below(6); i > 0; --i) text += paragraph();
    text += fmt::format(R"(<figure><img src="https://images.example/{0}.jpg" width="640" alt="{1}" /></figure>)",
                        below(9999), words(4));
    text += "<ul>";
    for (int i = 0; i < 4; ++i) text += "<li>" + words(6) + "</li>";
    return text + "</ul>\n<blockquote>" + paragraph() + "</blockquote>\n";
  }

 private:
  std::mt19937 random_;
};

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

// What our words need of it: two-byte UTF-8 up to U+00FF.
std::string as_windows_1252(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0xC0)
      out += utf8[i];
    else
      out += static_cast<char>(((lead & 0x03U) << 6U) | (static_cast<unsigned char>(utf8[++i]) & 0x3FU));
  }
  return out;
}

std::string rss_date(std::size_t n) {
  return fmt::format("{:02} Nov 2026 {:02}:{:02}:00 +0000", 1 + n % 28, n % 24, n % 60);
}

std::string rss_item(Writer& writer, std::size_t n, bool cdata) {
  std::string html = writer.html();
  std::string item = fmt::format(
      "  <item>\n    <title>{}</title>\n    <link>https://blog.example/{}/?utm_source=feed&amp;p=1</link>\n"
      "    <guid isPermaLink=\"false\">https://blog.example/?p={}</guid>\n    <pubDate>{}</pubDate>\n"
      "    <dc:creator><![CDATA[{}]]></dc:creator>\n    <category><![CDATA[{}]]></category>\n"
      "    <category><![CDATA[{}]]></category>\n    <comments>https://blog.example/{}/#comments</comments>\n",
      escaped(writer.words(7)), n, n, rss_date(n), writer.words(2), writer.words(1), writer.words(2), n);
  if (cdata) {
    item += fmt::format(
        "    <description><![CDATA[{}]]></description>\n    <content:encoded><![CDATA[{}]]></content:encoded>\n",
        writer.paragraph(), html);
  } else {
    item += fmt::format("    <description>{}</description>\n", escaped(html));
  }
  return item + "  </item>\n";
}

std::string atom_entry(Writer& writer, std::size_t n, bool xhtml) {
  std::string entry = fmt::format(
      "  <entry>\n    <id>tag:blog.example,2026:{}</id>\n    <title type=\"html\">{}</title>\n"
      "    <link rel=\"alternate\" type=\"text/html\" href=\"https://blog.example/{}\"/>\n"
      "    <published>2026-11-{:02}T09:00:00Z</published>\n    <updated>2026-11-{:02}T10:00:00+01:00</updated>\n"
      "    <author><name>{}</name><uri>https://blog.example/about</uri></author>\n    <category term=\"{}\"/>\n",
      n, escaped(writer.words(8)), n, 1 + n % 28, 1 + n % 28, writer.words(2), writer.words(1));
  if (xhtml) {
    entry += "    <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">";
    for (std::size_t i = 3 + writer.below(6); i > 0; --i)
      entry += fmt::format("<p>{} <em>{}</em> <a href=\"/a\">{}</a></p>\n", writer.words(30), writer.words(2),
                           writer.words(3));
    entry += "</div></content>\n";
  } else {
    entry += fmt::format("    <summary>{}</summary>\n    <content type=\"html\">{}</content>\n", writer.words(20),
                         escaped(writer.html()));
  }
  return entry + "  </entry>\n";
}

std::string rdf_item(Writer& writer, std::size_t n) {
  return fmt::format(
      "<item rdf:about=\"https://journal.example/doi/10.5555/jx.{0}?af=R\">\n<title>{1}</title>\n"
      "<link>https://journal.example/doi/10.5555/jx.{0}?af=R</link>\n<description>Journal of Examples, Volume 12, "
      "Issue 3, "
      "Page {0}-{2}, November 2026. &lt;br/&gt;{3}</description>\n<dc:title>{1}</dc:title>\n"
      "<dc:identifier>doi:10.5555/jx.{0}</dc:identifier>\n<dc:source>Journal of Examples</dc:source>\n"
      "<dc:date>2026-11-{4:02}T08:00:00Z</dc:date>\n<dc:creator>{5}, {6}, {7}</dc:creator>\n"
      "<prism:publicationName>Journal of Examples</prism:publicationName>\n<prism:volume>12</prism:volume>\n"
      "<prism:number>3</prism:number>\n<prism:startingPage>{0}</prism:startingPage>\n<prism:endingPage>{2}</"
      "prism:endingPage>\n"
      "<prism:doi>10.5555/jx.{0}</prism:doi>\n<prism:url>https://journal.example/doi/10.5555/jx.{0}?af=R</prism:url>\n"
      "<prism:copyright/>\n<prism:section>{8}</prism:section>\n</item>\n",
      n, writer.words(10), n + 14, writer.words(60), 1 + n % 28, writer.words(2), writer.words(2), writer.words(2),
      writer.words(2));
}

std::string declaration(std::string_view charset) {
  return fmt::format("<?xml version=\"1.0\" encoding=\"{}\"?>\n", charset);
}

std::string rss_channel(std::string_view items) {
  return fmt::format(
      "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
      "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\n<channel>\n  <title>A blog</title>\n"
      "  <link>https://blog.example/</link>\n  <description>About libraries</description>\n  "
      "<language>en-GB</language>\n{}"
      "</channel>\n</rss>\n",
      items);
}

std::string atom_feed(std::string_view entries) {
  return fmt::format(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n  <title>A blog</title>\n  "
      "<id>tag:blog.example,2026:0</id>\n"
      "  <link href=\"https://blog.example/\"/>\n  <updated>2026-11-23T09:00:00Z</updated>\n{}</feed>\n",
      entries);
}

std::string rdf_feed(std::string_view items) {
  return fmt::format(
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\">\n"
      "<channel rdf:about=\"https://journal.example/\"><title>Journal of "
      "Examples</title><link>https://journal.example/</link>"
      "<description>Table of contents</description><prism:issn>1234-5679</prism:issn></channel>\n{}</rdf:RDF>\n",
      items);
}

MadeFeed mid_size_feed(unsigned n) {
  Writer writer(n);
  const std::size_t size = 50'000 + 250'000 * n / 29;
  const unsigned kind = n % 5;
  std::string items;
  for (std::size_t i = 1; items.size() < size; ++i) {
    if (kind == 4)
      items += rdf_item(writer, i);
    else if (kind >= 2)
      items += atom_entry(writer, i, kind == 3);
    else
      items += rss_item(writer, i, kind == 0);
  }
  if (kind == 4) return {fmt::format("{:02}.rdf", n), "application/rdf+xml", declaration("UTF-8") + rdf_feed(items)};
  if (kind >= 2) return {fmt::format("{:02}.atom", n), "application/atom+xml", declaration("utf-8") + atom_feed(items)};
  if (n % 10 == 1) {
    return {fmt::format("{:02}.rss", n), "application/rss+xml",
            as_windows_1252(declaration("windows-1252") + rss_channel(items))};
  }
  return {fmt::format("{:02}.rss", n), "application/rss+xml; charset=UTF-8", declaration("UTF-8") + rss_channel(items)};
}

std::string episode(Writer& writer, std::size_t n) {
  return fmt::format(
      "  <item>\n    <title>Episode {0}: {1}</title>\n    <itunes:title>{1}</itunes:title>\n    "
      "<guid>urn:episode:{0}</guid>\n"
      "    <link>https://podcast.example/{0}</link>\n    <pubDate>{2}</pubDate>\n    "
      "<itunes:duration>00:42:{3:02}</itunes:duration>\n"
      "    <enclosure url=\"https://audio.example/{0}.mp3?source=feed&amp;x=1\" length=\"41234567\" "
      "type=\"audio/mpeg\"/>\n"
      "    <itunes:image href=\"https://images.example/{0}.jpg\"/>\n    <itunes:episode>{0}</itunes:episode>\n"
      "    <itunes:explicit>false</itunes:explicit>\n    <itunes:summary>{4}</itunes:summary>\n"
      "    <description><![CDATA[{5}]]></description>\n    <content:encoded><![CDATA[{5}]]></content:encoded>\n  "
      "</item>\n",
      n, writer.words(6), rss_date(n), n % 60, writer.words(40), writer.paragraph() + writer.paragraph());
}

}  // namespace

std::vector<MadeFeed> mid_size_feeds() {
  std::vector<MadeFeed> feeds;
  for (unsigned n = 0; n < 30; ++n) feeds.push_back(mid_size_feed(n));
  return feeds;
}

MadeFeed podcast_feed() {
  Writer writer(99);
  std::string items;
  for (std::size_t n = 1; items.size() < 4'000'000; ++n) items += episode(writer, n);
  return {"podcast.rss", "application/rss+xml", declaration("UTF-8") + rss_channel(items)};
}

}  // namespace bench
