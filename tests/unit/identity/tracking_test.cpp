// SPDX-License-Identifier: MIT
#include "identity/tracking.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "identity/tracking_list.h"

using namespace twinform;

namespace {

struct Pair {
  const char* host;
  const char* pair;
};

// At least one for each line of the list.
const Pair kTracking[] = {
    {"example.org", "utm_source=rss"},
    {"example.org", "UTM_Medium=feed"},
    {"example.org", "utm_anything"},
    {"example.org", "%75tm_source=rss"},
    {"example.org", "_ga=2.1"},
    {"example.org", "_gl=1*a"},
    {"example.org", "gclid=Cj0"},
    {"example.org", "gclsrc=aw.ds"},
    {"example.org", "gbraid=0A"},
    {"example.org", "wbraid=0A"},
    {"example.org", "dclid=1"},
    {"example.org", "srsltid=Af"},
    {"example.org", "amp_gsa=1"},
    {"example.org", "amp_js_v=0.1"},
    {"example.org", "usqp=mq331"},
    {"example.org", "amp"},
    {"example.org", "amp=1"},
    {"example.org", "outputType=amp"},
    {"example.org", "gaa_at=eafs"},
    {"example.org", "gaa_n=AW"},
    {"example.org", "gaa_sig=m"},
    {"example.org", "gaa_ts=69d1a438"},
    {"example.org", "fbclid=Iw"},
    {"example.org", "fb_action_ids=1"},
    {"example.org", "fb_action_types=og.likes"},
    {"example.org", "fb_comment_id=1"},
    {"example.org", "fb_ref=x"},
    {"example.org", "fb_source=feed"},
    {"example.org", "igsh=M"},
    {"example.org", "igshid=M"},
    {"example.org", "msclkid=1"},
    {"example.org", "ocid=wsrussian"},
    {"example.org", "li_fat_id=1"},
    {"www.linkedin.com", "trk=public"},
    {"example.org", "ttclid=1"},
    {"example.org", "twclid=1"},
    {"example.org", "ref_src=twsrc"},
    {"example.org", "ref_url=https%3A%2F%2Fexample.org"},
    {"www.youtube.com", "si=AbC"},
    {"youtu.be", "feature=shared"},
    {"example.org", "epik=dj0"},
    {"example.org", "_openstat=a"},
    {"example.org", "yclid=1"},
    {"example.org", "ymclid=1"},
    {"example.org", "syclid=1"},
    {"example.org", "ysclid=1"},
    {"example.org", "rb_clickid=1"},
    {"example.org", "guccounter=1"},
    {"example.org", "guce_referrer=a"},
    {"example.org", "guce_referrer_sig=a"},
    {"example.org", "spm=a2"},
    {"example.org", "mc_cid=1"},
    {"example.org", "mc_eid=1"},
    {"example.org", "__hsfp=1"},
    {"example.org", "__hssc=1"},
    {"example.org", "__hstc=1"},
    {"example.org", "_hsenc=p2"},
    {"example.org", "_hsmi=8"},
    {"example.org", "hsCtaTracking=1"},
    {"example.org", "hsa_acc=1"},
    {"example.org", "mkt_tok=N"},
    {"example.org", "vero_conv=k"},
    {"example.org", "vero_id=8"},
    {"example.org", "_ke=e"},
    {"example.org", "_kx=A"},
    {"example.org", "__s=x"},
    {"example.org", "vgo_ee=a"},
    {"example.org", "ml_subscriber=1"},
    {"example.org", "ml_subscriber_hash=a"},
    {"example.org", "oly_anon_id=1"},
    {"example.org", "oly_enc_id=1"},
    {"example.org", "dm_i=1"},
    {"example.org", "_bta_c=1"},
    {"example.org", "_bta_tid=1"},
    {"example.org", "trk_contact=1"},
    {"example.org", "trk_module=1"},
    {"example.org", "trk_msg=1"},
    {"example.org", "trk_sid=1"},
    {"example.org", "_bhlid=a"},
    {"example.org", "ck_subscriber_id=1"},
    {"example.org", "et_cid=1"},
    {"example.org", "et_lid=1"},
    {"example.org", "et_rid=1"},
    {"example.org", "sfmc_activityid=a"},
    {"example.org", "sfmc_id=1"},
    {"example.org", "bsft_clkid=a"},
    {"example.org", "bsft_eid=a"},
    {"example.org", "bsft_mid=a"},
    {"example.org", "bsft_uid=a"},
    {"example.org", "sc_customer=a"},
    {"example.org", "sc_eh=a"},
    {"example.org", "sc_lid=1"},
    {"example.org", "sc_llid=1"},
    {"example.org", "sc_src=email_1"},
    {"example.org", "sc_uid=a"},
    {"example.org", "bbeml=tp-T"},
    {"example.org", "ss_campaign_id=a"},
    {"example.org", "ss_campaign_name=a"},
    {"example.org", "ss_campaign_sent_date=2022"},
    {"example.org", "ss_email_id=a"},
    {"example.org", "ss_source=sscampaigns"},
    {"example.org", "oft_c=1"},
    {"example.org", "oft_ck=1"},
    {"example.org", "oft_d=1"},
    {"example.org", "oft_id=1"},
    {"example.org", "oft_ids=1"},
    {"example.org", "oft_k=1"},
    {"example.org", "oft_lk=1"},
    {"example.org", "oft_sk=1"},
    {"example.org", "elqak=A"},
    {"example.org", "elqaid=1"},
    {"example.org", "elqat=1"},
    {"example.org", "elqCampaignId=1"},
    {"example.org", "elqTrackId=a"},
    {"example.org", "mtm_campaign=a"},
    {"example.org", "matomo_campaign=a"},
    {"example.org", "pk_campaign=a"},
    {"example.org", "pk_cid=a"},
    {"example.org", "pk_content=a"},
    {"example.org", "pk_keyword=a"},
    {"example.org", "pk_kwd=a"},
    {"example.org", "pk_medium=a"},
    {"example.org", "pk_source=a"},
    {"example.org", "piwik_campaign=a"},
    {"www.bbc.co.uk", "at_medium=RSS"},
    {"example.org", "xtor=RSS-1"},
    {"www.bbc.co.uk", "ns_campaign=a"},
    {"www.bbc.co.uk", "ns_fee=0"},
    {"www.bbc.co.uk", "ns_linkname=a"},
    {"www.bbc.co.uk", "ns_mchannel=rss"},
    {"www.bbc.co.uk", "ns_source=a"},
    {"example.org", "ef_id=a"},
    {"example.org", "s_kwcid=AL"},
    {"example.org", "s_cid=a"},
    {"example.org", "s_campaign=arguable:newsletter"},
    {"example.org", "WT.mc_id=a"},
    {"example.org", "wt_mc=newsletter.2026"},
    {"example.org", "etcc_cmp=a"},
    {"example.org", "cm_mmc=a"},
    {"example.org", "_branch_match_id=1"},
    {"example.org", "_branch_referrer=a"},
    {"example.org", "irclickid=a"},
    {"example.org", "irgwc=1"},
    {"example.org", "WickedID=1"},
    {"onlinelibrary.wiley.com", "af=R"},
    {"journals.sagepub.com", "ai=2b4"},
    {"journals.sagepub.com", "mi=ehikzz"},
    {"www.sciencedirect.com", "dgcid=rss_sd_all"},
    {"www.thelancet.com", "rss=yes"},
    {"example.org", "rss"},
    {"www.nature.com", "error=cookies_not_supported"},
    {"www.nature.com", "code=a91fc1f4-57da-459e-8c1b-c09091c74be5"},
    {"link.springer.com", "idp_error=cookies_not_supported"},
    {"pubmed.ncbi.nlm.nih.gov", "fc=None"},
    {"pubmed.ncbi.nlm.nih.gov", "ff=20251206024217"},
    {"pubmed.ncbi.nlm.nih.gov", "v=2.18.0"},
    {"blog.medium.com", "source=rss----53c7c27702d5---4"},
    {"example.org", "source=rss------programming-5"},
    {"www.reuters.com", "feedName=topNews"},
    {"www.reuters.com", "feedType=RSS"},
    {"www.theguardian.com", "CMP=fb_gu"},
    {"www.theguardian.com", "Echobox=1786529569"},
    {"www.nytimes.com", "smid=tw-share"},
    {"www.wsj.com", "mod=rss_Technology"},
    {"www.washingtonpost.com", "itid=hp"},
    {"www.cnet.com", "ftag=CAD"},
    {"example.org", "cmpid=rss"},
    {"example.org", "ncid=rss"},
    {"example.org", "campaign=newsletter"},
    {"example.org", "from=rss"},
    {"example.org", "medium=email"},
    {"example.org", "ref=feed"},
    {"example.org", "referrer=atom"},
    {"example.org", "source=RSS"},
    {"example.org", "src=feedburner"},
    {"example.org", "via=mastodon"},
    {"example.org", "replytocom=5"},
    {"example.org", "PHPSESSID=77"},
    {"example.org", "sid=4f3c9a01b2d84e6f8a7c5d3e2b1a0f9e"},
    {"example.org", "jsessionid=1A2B"},
    {"example.org", "ASPSESSIONIDQCDBDDQS=JFDO"},
    {"example.org", "CFID=1"},
    {"example.org", "CFTOKEN=2"},
    {"example.org", "session_id=9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d"},
    {"example.org", "sessionid=a1b2c3d4e5f6g7h8"},
};

// What names a page, alone or by its value, and what only looks like something on the list.
const Pair kPage[] = {
    {"example.org", "id=3"},
    {"example.org", "p=1"},
    {"example.org", "page=2"},
    {"example.org", "page_id=2"},
    {"example.org", "v=dQw4w9WgXcQ"},
    {"www.youtube.com", "v=dQw4w9WgXcQ"},
    {"example.org", "q=utm_source"},
    {"example.org", "s=word"},
    {"example.org", "doi=10.1000/x"},
    {"example.org", "isbn=9780000000002"},
    {"example.org", "pid=1"},
    {"example.org", "nid=1"},
    {"example.org", "aid=1"},
    {"example.org", "cid=1"},
    {"example.org", "gid=1"},
    {"example.org", "tag=books"},
    {"example.org", "lang=de"},
    {"example.org", "article=7"},
    {"example.org", "name=rss"},
    {"example.org", "utm=1"},
    {"example.org", "xutm_source=1"},
    {"example.org", "amp=230"},
    {"example.org", "outputType=pdf"},
    {"example.org", "af=DE"},
    {"example.org", "ai=1"},
    {"example.org", "mi=1"},
    {"notsagepub.com", "ai=1"},
    {"sagepub.com.example", "mi=1"},
    {"example.org", "rss=2"},
    {"example.org", "si=1"},
    {"example.org", "feature=7"},
    {"example.org", "trk=7"},
    {"example.org", "cmp=7"},
    {"example.org", "mod=forum"},
    {"example.org", "smid=7"},
    {"example.org", "fc=1"},
    {"www.nature.com", "error=1"},
    {"www.nature.com", "code=7"},
    {"example.org", "code=a91fc1f4-57da-459e-8c1b-c09091c74be5"},
    {"example.org", "source=annual-report"},
    {"example.org", "ref=1234"},
    {"example.org", "ref=main"},
    {"example.org", "from=1990"},
    {"example.org", "via=rail"},
    {"example.org", "campaign=1914"},
    {"example.org", "mc_id=1"},
    {"example.org", "ns_id=1"},
    {"example.org", "pk_id=1"},
    {"example.org", "sid=5"},
    {"example.org", "sid=main-library"},
    {"example.org", "sid=openaccessweek2026"},
    {"example.org", "sid=2026092312345678"},
    {"example.org", "sessionid=12"},
    {"example.org", "session_id=keynote-day-1-room-2"},
    {"example.org", ""},
    {"example.org", "="},
};

bool tells(const Pair& one) {
  std::string_view pair = one.pair;
  std::size_t equals = std::min(pair.find('='), pair.size());
  return is_tracking(one.host, pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
}

std::string error_of(std::string_view list) {
  auto parsed = parse_tracking_list(list);
  return parsed ? std::string("none") : parsed.error().what;
}

}  // namespace

TEST_CASE("parameters that tell how a reader came are known") {
  for (const Pair& one : kTracking) CHECK_MESSAGE(tells(one), one.host << " " << one.pair);
}

TEST_CASE("parameters that name a page are kept") {
  for (const Pair& one : kPage) CHECK_FALSE_MESSAGE(tells(one), one.host << " " << one.pair);
}

TEST_CASE("the list that the program has inside is whole and each of its lines has a case here") {
  auto list = parse_tracking_list(tracking_parameters());
  REQUIRE_MESSAGE(list.has_value(), list.error().what);
  CHECK(list->size() > 100);
  for (const TrackingParameter& parameter : *list) {
    bool has_case = std::ranges::any_of(kTracking, [&](const Pair& one) {
      std::string name = to_lower(std::string_view(one.pair).substr(0, std::string_view(one.pair).find('=')));
      return parameter.is_prefix ? name.starts_with(parameter.name) : name == parameter.name;
    });
    CHECK_MESSAGE(has_case, parameter.name);
  }
}

TEST_CASE("a line of the list is a name with the sites and values that it is meant for") {
  auto list =
      parse_tracking_list("# a comment\n\nA: https://a.example/\n  B_*\n  a on x.org y.org = 1 <none>\n").value();
  REQUIRE(list.size() == 2);
  CHECK(list[0].name == "a");
  CHECK_FALSE(list[0].is_prefix);
  CHECK(list[0].hosts == std::vector<std::string>{"x.org", "y.org"});
  CHECK(list[0].values == std::vector<std::string>{"1", "<none>"});
  CHECK(list[1].name == "b_");
  CHECK(list[1].is_prefix);
}

TEST_CASE("what is wrong with the list is said with its line") {
  struct Case {
    const char* list;
    const char* error;
  };
  const Case cases[] = {
      {"A\n  a\n", "line 1: a source needs the page that documents it: \"Name: https://…\""},
      {"  a\n", "line 1: a parameter needs a source above it"},
      {"A: https://a.example/\n  a=1\n", "line 2: \"a=1\" is no name of a parameter"},
      {"A: https://a.example/\n  *\n", "line 2: \"*\" is no name of a parameter"},
      {"A: https://a.example/\n  a x.org\n", "line 2: \"on\" or \"=\" is missing before \"x.org\""},
      {"A: https://a.example/\n  a on\n", "line 2: nothing follows \"on\""},
      {"A: https://a.example/\n  a on x.org =\n", "line 2: nothing follows \"=\""},
      {"A: https://a.example/\nB: https://b.example/\n  b\n", "line 2: no parameter below \"A: https://a.example/\""},
  };
  for (const Case& one : cases) CHECK(error_of(one.list) == one.error);
}
