/** A port that leads nowhere: its other end is closed. One that is closed itself takes nothing. */
const { port1: nowhere, port2: end } = new MessageChannel();
end.close();

/**
 * Gives a buffer's memory back at once: large ones would lie about until they are collected. What is
 * moved to nowhere is gone. (`transfer(0)` would leave the memory of a buffer that came in a
 * message to that message, which is collected late.)
 */
export function free(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer) nowhere.postMessage(null, [buffer]);
}
