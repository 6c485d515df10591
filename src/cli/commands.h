// SPDX-License-Identifier: MIT
// What each command does; the table in commands.cpp names them.
#pragma once

#include "cli/arguments.h"
#include "cli/session.h"

namespace twinform {

int command_run(Session& session, const Arguments& arguments);
int command_watch(Session& session, const Arguments& arguments);
int command_preview(Session& session, const Arguments& arguments);
int command_digest(Session& session, const Arguments& arguments);
int command_why(Session& session, const Arguments& arguments);
int command_init(Session& session, const Arguments& arguments);
int command_check(Session& session, const Arguments& arguments);
int command_sources_list(Session& session, const Arguments& arguments);
int command_sources_add(Session& session, const Arguments& arguments);
int command_sources_import(Session& session, const Arguments& arguments);
int command_sources_export(Session& session, const Arguments& arguments);
int command_sources_health(Session& session, const Arguments& arguments);
int command_sources_release(Session& session, const Arguments& arguments);
int command_sources_dismiss(Session& session, const Arguments& arguments);
int command_outputs_list(Session& session, const Arguments& arguments);
int command_outputs_login(Session& session, const Arguments& arguments);
int command_outputs_test(Session& session, const Arguments& arguments);
int command_outbox_list(Session& session, const Arguments& arguments);
int command_outbox_show(Session& session, const Arguments& arguments);
int command_outbox_retry(Session& session, const Arguments& arguments);
int command_outbox_drop(Session& session, const Arguments& arguments);
int command_outbox_edit(Session& session, const Arguments& arguments);
int command_status(Session& session, const Arguments& arguments);
int command_inspect_feed(Session& session, const Arguments& arguments);
int command_inspect_html(Session& session, const Arguments& arguments);
int command_inspect_schedule(Session& session, const Arguments& arguments);
int command_inspect_sentences(Session& session, const Arguments& arguments);
int command_inspect_stories(Session& session, const Arguments& arguments);
int command_inspect_summary(Session& session, const Arguments& arguments);
int command_inspect_text(Session& session, const Arguments& arguments);
int command_completions(Session& session, const Arguments& arguments);

}  // namespace twinform
