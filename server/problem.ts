import type { Request, Response } from 'express';
import { ERROR_CODES, type ErrorCode } from '#app/domain/errors.ts';

/** Refusals that come before any page, each in a sentence that says what to do. Pages have their own prose in `app/i18n`. */
const PROBLEMS = {
  'bad-input': {
    status: ERROR_CODES['bad-input'],
    zh: '请求不完整或地址不对，请从本站首页重新进入。',
    en: 'The request is not whole, or its address is not of this site: start again from the front page.',
  },
  'not-allowed': {
    status: ERROR_CODES['not-allowed'],
    zh: '这个请求不是从本站的页面发出的，没有执行。请打开本站页面再试。',
    en: 'This request did not come from a page of this site and was not carried out: open this site and try again.',
  },
  'not-found': {
    status: ERROR_CODES['not-found'],
    zh: '没有这个文件。如果页面是旧的，请刷新。',
    en: 'There is no such file. If the page is an old one, reload it.',
  },
  'too-many': {
    status: ERROR_CODES['too-many'],
    zh: '这个网络打开了太多无效的链接，请过几分钟再试。',
    en: 'Too many links that open nothing were tried from this network: try again in a few minutes.',
  },
  'too-large': {
    status: ERROR_CODES['too-large'],
    zh: '提交的内容太大，没有收下。请减少内容后再试。',
    en: 'That is more than can be sent at once, and was not taken: send less.',
  },
  'not-set-up': {
    status: ERROR_CODES['not-set-up'],
    zh: '系统还没有设置完成，请看服务器日志中的链接。',
    en: 'Set-up is not finished: look for the link in the server’s log.',
  },
  unexpected: {
    status: 500,
    zh: '出了意外的错误，已经记入日志。请刷新页面重试。',
    en: 'Something unexpected went wrong and was logged. Reload the page to try again.',
  },
} as const satisfies Partial<Record<ErrorCode | 'unexpected', { status: number; zh: string; en: string }>>;

/** Answers with a stable code and a sentence in the request's language: `{error: {code, message}}`. */
export function sendProblem(request: Request, response: Response, code: keyof typeof PROBLEMS): void {
  const { status, zh, en } = PROBLEMS[code];
  const message = request.acceptsLanguages('zh', 'en') === 'en' ? en : zh;
  response.status(status).set('Cache-Control', 'no-store').json({ error: { code, message } });
}
