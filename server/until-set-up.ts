import type { RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

/** What works before there is anybody: the page that says so, the first link, a language, and what pages are made of. */
const OPEN = /^\/(set-up(\.data)?|preferences(\.data)?|__manifest|a\/.*)$/;

/** Until the first administrator has come in, leads everybody to the page that says so. Nobody is asked for after that. */
export function untilSetUp(isSetUp: () => Promise<boolean>): RequestHandler {
  return (request, response, next) => {
    isSetUp().then((done) => {
      if (done || OPEN.test(request.path)) return next();
      const isPage = ['GET', 'HEAD'].includes(request.method) && !request.path.endsWith('.data');
      if (isPage) response.redirect(302, '/set-up');
      else sendProblem(request, response, 'not-set-up');
    }, next);
  };
}
