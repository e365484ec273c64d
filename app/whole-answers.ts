/** The address of what Remix asks for by itself. */
export const OF_REMIX = /\.data(?:\?|$)/;

/**
 * An answer as Remix gets it: once it is whole. Remix lets go of what it asked for when somebody goes on to another page, without a
 * word while it waits for the answer, but as a failure, on the console, while it reads it. Nothing that the server answers
 * comes in parts, so nobody waits longer; an answer that breaks off is still a failure.
 */
export async function whole(answer: Response): Promise<Response> {
  return OF_REMIX.test(answer.url) && answer.body ? new Response(await answer.arrayBuffer(), answer) : answer;
}
