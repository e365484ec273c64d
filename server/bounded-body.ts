import type { Request, RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

/** Bytes that one request may carry. Routes have bounds of their own below these, and say so on a page of theirs. */
export const BODY_LIMITS = {
  /** Of somebody who is not signed in: a name and a password. */
  stranger: 65_536,
  /** Of a form that is sent as one line: the longest text that is corrected in one. */
  line: 1_048_576,
  /** Of anything else: twice the largest file, so that who brings one that is too large is told so where they brought it. */
  other: 33_554_432,
} as const;

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
const LINE = /^application\/x-www-form-urlencoded\b/i;

/**
 * Refuses what carries more than anybody here has to say, before anything reads it. How much a form is it has to say beforehand,
 * since forms are read whole: Node takes no more than that, and browsers always say it. Whatever else comes in pieces is counted
 * by the route that reads it.
 *
 * @param isSignedIn whether it is known of whom the request is
 */
export function boundedBody(isSignedIn: (request: Request) => boolean): RequestHandler {
  return (request, response, next) => {
    const { 'content-length': length = '0', 'transfer-encoding': pieces, 'content-type': type = '' } = request.headers;
    const most = !isSignedIn(request) ? BODY_LIMITS.stranger : LINE.test(type) ? BODY_LIMITS.line : BODY_LIMITS.other;
    const isUntold = pieces !== undefined && FORM.test(type);
    if (!isUntold && Number(length) <= most) return next();
    // A browser that cannot send does not read the answer either; Node ends what takes too long.
    request.resume();
    sendProblem(request, response, isUntold ? 'bad-input' : 'too-large');
  };
}
