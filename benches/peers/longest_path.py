"""Longest path through a network, in plain Python: what a short script would do.

longest_path.py FILE REPEATS. The file: minutes of each task on one line, then one link a line, `from to`. Prints
seconds (the best of the repeats, reading the file left out), the length, and how many tasks have no float.
"""

import sys
import time
from collections import deque


def schedule(minutes, successors, predecessors):
    waiting = [len(before) for before in predecessors]
    ready = deque(task for task, count in enumerate(waiting) if count == 0)
    finish = [0] * len(minutes)
    order = []
    while ready:
        task = ready.popleft()
        order.append(task)
        finish[task] = max((finish[before] for before in predecessors[task]), default=0) + minutes[task]
        for after in successors[task]:
            waiting[after] -= 1
            if waiting[after] == 0:
                ready.append(after)
    length = max(finish)
    late = [length] * len(minutes)
    for task in reversed(order):
        if successors[task]:
            late[task] = min(late[after] - minutes[after] for after in successors[task])
    return length, sum(early == last for early, last in zip(finish, late))


def main():
    with open(sys.argv[1]) as file:
        minutes = [int(word) for word in file.readline().split()]
        successors = [[] for _ in minutes]
        predecessors = [[] for _ in minutes]
        for line in file:
            before, after = map(int, line.split())
            successors[before].append(after)
            predecessors[after].append(before)
    best = float("inf")
    for _ in range(int(sys.argv[2])):
        began = time.perf_counter()
        length, critical = schedule(minutes, successors, predecessors)
        best = min(best, time.perf_counter() - began)
    print(best, length, critical)


main()
