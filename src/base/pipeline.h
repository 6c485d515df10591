// SPDX-License-Identifier: MIT
// Work done beside what it comes from: one thread puts items and takes results, others do the work between.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "base/result.h"

namespace twinform {

template <class In, class Out>
class Pipeline {
 public:
  using Work = std::function<Out(std::size_t, In)>;            // in several threads at a time
  using Take = std::function<Result<void>(std::size_t, Out)>;  // in the caller's thread, in the order of indexes

  // For items 0 to size-1. No thread before the first that needs work.
  Pipeline(std::size_t size, Work work, Take take)
      : work_(std::move(work)), take_(std::move(take)), here_(size, false) {}
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;
  // Gives up on what was not taken.
  ~Pipeline() {
    std::scoped_lock lock(mutex_);
    over_ = true;
    work_here_.notify_all();
  }

  // Each index once at most, in any order. Takes what is ready, and lends a hand where too much waits; the first error of Take
  // is the last thing that is asked of it.
  Result<void> put(std::size_t index, In item) {
    start_workers();
    here_[index] = true;
    std::unique_lock lock(mutex_);
    waiting_.emplace(index, std::move(item));
    work_here_.notify_one();
    if (waiting_.size() > kMostWaiting && may_work()) work_on_one(lock);
    return take_ready(lock);
  }
  // One that needs no work.
  Result<void> put_done(std::size_t index, Out item) {
    here_[index] = true;
    std::unique_lock lock(mutex_);
    done_.emplace(index, std::move(item));
    return take_ready(lock);
  }
  // Takes all that was put; what never came is left out.
  Result<void> finish() {
    std::unique_lock lock(mutex_);
    while (true) {
      TRY(take_ready(lock));
      if (next_ == here_.size()) return {};
      if (!here_[next_]) {
        advance();
      } else if (may_work()) {
        work_on_one(lock);
      } else {
        ready_.wait(lock, [this] { return done_.contains(next_); });
      }
    }
  }

 private:
  static constexpr std::size_t kMostWaiting = 64;
  static constexpr std::size_t kMostAhead = 64;  // results that wait for an earlier one
  using Lock = std::unique_lock<std::mutex>;

  void start_workers() {
    if (!threads_.empty()) return;
    std::size_t others = std::clamp(std::thread::hardware_concurrency(), 2U, 5U) - 1;
    try {
      for (std::size_t i = 0; i < std::min(here_.size(), others); ++i)
        threads_.emplace_back([this] { work_on_items(); });
    } catch (const std::system_error&) {
      return;  // the machine has no more threads: the caller's does all the work
    }
  }

  bool may_work() const { return !waiting_.empty() && waiting_.begin()->first < next_ + kMostAhead; }

  void advance() {
    ++next_;
    if (may_work()) work_here_.notify_one();
  }

  Result<void> take_ready(Lock& lock) {
    while (auto node = done_.extract(next_)) {
      advance();
      lock.unlock();
      TRY(take_(node.key(), std::move(node.mapped())));
      lock.lock();
    }
    return {};
  }

  void work_on_one(Lock& lock) {
    auto node = waiting_.extract(waiting_.begin());
    lock.unlock();
    Out out = work_(node.key(), std::move(node.mapped()));
    lock.lock();
    done_.emplace(node.key(), std::move(out));
    if (node.key() == next_) ready_.notify_one();
  }

  void work_on_items() {
    Lock lock(mutex_);
    while (true) {
      work_here_.wait(lock, [this] { return over_ || may_work(); });
      if (over_) return;
      work_on_one(lock);
    }
  }

  Work work_;
  Take take_;
  std::vector<bool> here_;  // was put; the caller's, as take_ is
  std::mutex mutex_;        // for what follows, but the threads
  std::condition_variable ready_, work_here_;
  std::map<std::size_t, In> waiting_;
  std::map<std::size_t, Out> done_;
  std::size_t next_ = 0;  // to be taken
  bool over_ = false;
  std::vector<std::jthread> threads_;  // last: they end before what they use
};

}  // namespace twinform
