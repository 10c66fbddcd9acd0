// SPDX-License-Identifier: Apache-2.0
//
// Many pieces of work on several threads, their results in the order of the work and in bounded
// memory.
//
//   in_order(files.size(), jobs, [&](unsigned worker, std::size_t i) { return check(files[i]); },
//            [&](std::size_t i, Checked checked) { print(checked); });
//
// Threads take the next number from a counter. A result waits in a window until all before it have
// been taken; whoever finishes the one that is next takes it and those ready behind it, so there is
// no thread that only waits. A thread that runs ahead of the window sleeps. What is thrown by
// either function ends the batch and is thrown again here.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace audit::tools {

/// Results that may wait for each thread: enough that one slow file does not stop the others at
/// once.
inline constexpr std::size_t window_per_job = 32;

template <class Result, class Work, class Take>
class Batch {
 public:
  Batch(std::size_t count, unsigned jobs, Work& work, Take& take)
      : count_(count), work_(work), take_(take), slots_(window_per_job * jobs) {}

  void run_worker(unsigned worker) {
    try {
      for (std::size_t i = next_++; i < count_ && wait_for_room(i); i = next_++) {
        finish(i, work_(worker, i));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (failure_ == nullptr) {
        failure_ = std::current_exception();
      }
      room_.notify_all();
    }
  }

  void rethrow() const {
    if (failure_ != nullptr) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  bool wait_for_room(std::size_t i) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return failure_ != nullptr || i < taken_ + slots_.size(); });
    return failure_ == nullptr;
  }

  void finish(std::size_t i, Result result) {
    std::unique_lock lock(mutex_);
    slots_[i % slots_.size()] = std::move(result);
    if (is_taking_) {
      return;  // whoever is taking looks for this one before it stops
    }
    is_taking_ = true;
    while (failure_ == nullptr && slots_[taken_ % slots_.size()]) {
      std::optional<Result> ready;
      ready.swap(slots_[taken_ % slots_.size()]);
      lock.unlock();
      take_(taken_, std::move(*ready));
      lock.lock();
      ++taken_;
      room_.notify_all();
    }
    is_taking_ = false;
  }

  const std::size_t count_;
  Work& work_;
  Take& take_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::condition_variable room_;
  std::vector<std::optional<Result>> slots_;
  std::size_t taken_ = 0;  // changed by the one that is taking, under the lock
  bool is_taking_ = false;
  std::exception_ptr failure_;
};

/// `work(worker, i)` gives a result, at once on several threads; `take(i, result)` gets them one
/// after the other, by i. `worker` is below `jobs`.
template <class Work, class Take>
void in_order(std::size_t count, unsigned jobs, Work work, Take take) {
  using Result = decltype(work(0U, std::size_t{0}));
  if (jobs <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      take(i, work(0U, i));
    }
    return;
  }
  Batch<Result, Work, Take> batch(count, jobs, work, take);
  std::vector<std::thread> threads;
  for (unsigned worker = 1; worker < jobs && worker < count; ++worker) {
    threads.emplace_back([&batch, worker] { batch.run_worker(worker); });
  }
  batch.run_worker(0);
  for (std::thread& thread : threads) {
    thread.join();
  }
  batch.rethrow();
}

}  // namespace audit::tools
