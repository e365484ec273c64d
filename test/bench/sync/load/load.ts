import { type ChildProcess, spawn } from 'node:child_process';
import { end, nextMessage, own } from '../children.ts';
import type { Answer, OperationName, Order, OrderOf, ResultOf } from './operations.ts';

/** Milliseconds one operation may take. */
const OPERATION_MS = 300_000;

/** The load process, as the measuring process sees it. It does one thing at a time. */
export class Load {
  readonly #child: ChildProcess = own(
    spawn(process.execPath, ['--import', 'tsx', 'test/bench/sync/load/process.ts'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Samples are typed arrays.
      serialization: 'advanced',
    }),
  );

  /** @throws what went wrong in the load process */
  async run<Name extends OperationName>(name: Name, order: OrderOf<Name>): Promise<ResultOf<Name>> {
    const answered = nextMessage(this.#child, OPERATION_MS);
    this.#child.send({ name, order } satisfies Order);
    const answer = (await answered) as Answer;
    if ('error' in answer) throw new Error(`${name}: ${answer.error}`);
    return answer.result as ResultOf<Name>;
  }

  async end(): Promise<void> {
    await end(this.#child, 'SIGKILL');
  }
}
