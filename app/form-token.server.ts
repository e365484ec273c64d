import type { LoaderFunctionArgs } from '@remix-run/node';
import { TOKEN_FIELD, TOKEN_HEADER } from './form-token.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD']);
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

type Asked = Pick<LoaderFunctionArgs, 'request' | 'context'>;

/**
 * Whether a request would change something and does not come from a page that this browser was given in this session. What comes
 * with the header is not looked into; of anything else a copy is read, so that who handles it finds it whole.
 */
export async function isStray({ request, context }: Asked): Promise<boolean> {
  if (SAFE_METHODS.has(request.method)) return false;
  const token = request.headers.get(TOKEN_HEADER) ?? (await fieldOf(request));
  if (token !== null && context.token.is(token)) return false;
  context.token.refused();
  return true;
}

/** Whether our script has sent it, which keeps the page that it has sent it from. */
export function isByScript(request: Request): boolean {
  return request.headers.has(TOKEN_HEADER);
}

async function fieldOf(request: Request): Promise<string | null> {
  if (!FORM.test(request.headers.get('Content-Type') ?? '')) return null;
  try {
    const field = (await request.clone().formData()).get(TOKEN_FIELD);
    return typeof field === 'string' ? field : null;
  } catch {
    // No form, whatever it says.
    return null;
  }
}
