/**
 * What the measuring process asks of each server's process, over the channel between them: the port it listens on, and how
 * much memory it holds after a collection. Ends the process when the measuring one is gone.
 *
 * @param {number} port
 */
export function tell(port) {
  process.on('message', (asked) => {
    if (asked !== 'memory') return;
    // Twice: what the first one finalizes (buffers outside of the heap) is freed by the second.
    globalThis.gc();
    globalThis.gc();
    process.send({ memory: process.memoryUsage() });
  });
  process.on('disconnect', () => process.exit(1));
  process.send({ port });
}
