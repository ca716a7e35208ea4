/** The part of markdown-it that tests use; the package brings no types. */
declare module 'markdown-it' {
  export default class MarkdownIt {
    constructor(options: { html: boolean; linkify: boolean });
    render(text: string): string;
  }
}
