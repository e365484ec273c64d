import '@remix-run/node';
import '@remix-run/server-runtime';
import type { AppContext } from './services.ts';

declare module '@remix-run/node' {
  interface AppLoadContext extends AppContext {}
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
