import { Form, type FormProps } from '@remix-run/react';
import { forwardRef } from 'react';
import { TokenField } from './token-field.tsx';

/** Remix's form, for what changes something. */
export const PostForm = forwardRef<HTMLFormElement, Omit<FormProps, 'method'>>(function PostForm(
  { children, ...rest },
  ref,
) {
  return (
    <Form {...rest} ref={ref} method="post">
      <TokenField />
      {children}
    </Form>
  );
});
