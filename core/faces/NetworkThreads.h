#pragma once

namespace bk {

/// Makes every network and matrix product run on the thread that asks for it, for the whole process: a scan
/// runs one finder per core, and networks that each took all cores would stand in one another's way. What is
/// wrong with a network is told by an error, and not on standard error as well. Any thread, once.
void keepNetworksToOneThread();

/// The same for libraries that count threads by the thread that calls them (OpenMP): no team of helpers is
/// made for it, and none then waits for work. Cheap; before each run.
void keepThisThreadToItself();

} // namespace bk
