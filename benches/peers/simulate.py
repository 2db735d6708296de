"""A plan played through many times, all runs of a task at once, in NumPy.

simulate.py FILE RUNS REPEATS. The file: one task a line, `best likely worst` in minutes, then the numbers of its
predecessors. Prints seconds (the best of the repeats, reading the file left out) and P50, P80, P90 of the length.
Draws are independent; there are no calendars, risks, criticality or causes.
"""

import sys
import time

import numpy as np


def simulate(tasks, runs, seed):
    random = np.random.default_rng(seed)
    finish = np.empty((len(tasks), runs))
    for task, (best, likely, worst, *predecessors) in enumerate(tasks):
        width = worst - best
        alpha = 1 + 4 * (likely - best) / width
        beta = 1 + 4 * (worst - likely) / width
        row = finish[task]
        row[:] = 0
        for predecessor in predecessors:
            np.maximum(row, finish[predecessor], out=row)
        row += best + width * random.beta(alpha, beta, runs)
    return np.quantile(finish.max(axis=0), [0.5, 0.8, 0.9])


def main():
    with open(sys.argv[1]) as file:
        tasks = [[int(word) for word in line.split()] for line in file]
    best = float("inf")
    for repeat in range(int(sys.argv[3])):
        began = time.perf_counter()
        quantiles = simulate(tasks, int(sys.argv[2]), repeat)
        best = min(best, time.perf_counter() - began)
    print(best, *quantiles)


main()
