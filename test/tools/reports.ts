/** How a step of `npm test` went. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** What failed, and why: said once more at the end, where nobody has to scroll for it. */
  readonly failures?: readonly string[];
}

/** Lines of a failure's message that are repeated. */
const LINES = 20;

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Counts what Vitest's JSON reporter wrote. */
export function readVitestReport(json: unknown): Tally {
  const { numPassedTests, numFailedTests, testResults } = json as VitestReport;
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((one) => one.status === 'failed');
    // A file that fails without any test of it did not load.
    if (tests.length === 0 && status === 'failed') return [shorten(`${name}\n${message}`)];
    return tests.map(({ fullName, failureMessages }) =>
      shorten(`${name} › ${fullName}\n${failureMessages.join('\n')}`),
    );
  });
  return { passed: numPassedTests, failed: numFailedTests, failures };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly { readonly error?: { readonly message?: string } }[] }[];
  }[];
}

/** Counts what Playwright's JSON reporter wrote. */
export function readPlaywrightReport(json: unknown): Tally {
  const { stats, suites } = json as {
    readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
    readonly suites: readonly PlaywrightSuite[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures: suites.flatMap(failuresOf) };
}

function failuresOf({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs.filter(({ ok }) => !ok);
  return [
    ...own.map(({ file, line, title, tests }) => {
      const why = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
      return shorten(`${file}:${line} › ${title}\n${why.join('\n')}`);
    }),
    ...suites.flatMap(failuresOf),
  ];
}

const shorten = (text: string) => text.split('\n').slice(0, LINES).join('\n');
