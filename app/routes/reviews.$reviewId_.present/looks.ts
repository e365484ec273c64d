/**
 * How large everything of a presentation is: by the window, 28.8 CSS pixels at 1920 × 1080, which is read from six metres on a
 * wall; on a phone as small as any page. What is made for pages, and has sizes of its own, is brought to that of its surroundings.
 */
export const PRESENTED =
  'text-[clamp(1rem,min(1.5vw,2.667vh),4rem)] leading-[1.45] [&_.text-sm]:text-[length:inherit] [&_.leading-5]:leading-[1.45] [&_.leading-6]:leading-[1.45] [&_svg]:size-[1em] [&_svg]:shrink-0';
