# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# Part of run.sh: subject profiles. One broadcast, ten and a hundred, of which each chooses from the same 1 000 new entries by a query of its
# own. $work, $tools and write_settings() are run.sh's.

# write_subjects BROADCASTS: they, and ten feeds of 100 entries of 130 words, which are as frequent as in a language: the word of rank r comes
# about 1/r of the time. Queries ask for none of the 300 commonest.
write_subjects() {
  printf '[outputs.screen]\ntype = "terminal"\n'
  awk -v folder="$work" -v broadcasts="$1" '
    function word(first,    n, made) {
      for (n = int(first * (50000 / first) ^ rand()) * 7919 % 1000003; n > 0; n = int(n / 20))
        made = made substr("bdfgklmnprstvzchjwxq", n % 20 + 1, 1) substr("aeiou", n % 5 + 1, 1)
      return made
    }
    function words(count,    text) { while (count-- > 0) text = text word(1) " "; return text }
    BEGIN {
      srand(1)
      for (s = 0; s < 10; s++) {
        file = folder "/subjects-" s ".xml"
        print "<rss version=\"2.0\"><channel><title>Journal " s "</title><link>https://s" s ".example/</link><language>en</language>" >file
        for (n = 0; n < 100; n++)
          printf "<item><title>%s</title><link>https://s%d.example/%d</link><guid>https://s%d.example/%d</guid><description>%s</description></item>\n",
            words(10), s, n, s, n, words(120) >file
        print "</channel></rss>" >file
        printf "[sources.s%d]\nurl = \"subjects-%d.xml\"\nlanguage = \"en\"\n", s, s
      }
      for (b = 0; b < broadcasts; b++)
        printf "[broadcasts.subject%d]\nfrom = [\"*\"]\nto = [\"screen\"]\nmatch = \"(%s OR title:%s) -%s\"\n", b, word(300), word(300), word(300)
    }'
}

subjects() {
  for broadcasts in 1 10 100; do
    rm -rf "$work/state"
    { write_settings && write_subjects $broadcasts; } >"$work/subjects.toml"
    printf '\n1 000 new entries, each put to the queries of %s broadcasts\n' $broadcasts
    "$tools/bench_run" "$work/subjects.toml"
  done
}
