/** Written by web/build/pageWords.ts from knowledge/messages/en.yaml. */
declare module 'virtual:page-words' {
  const words: Readonly<Record<string, string>>;
  export default words;
}
declare module 'virtual:embed-words' {
  const words: Readonly<Record<string, string>>;
  export default words;
}

/** The little that the page uses of markdown-it, which ships no types. */
declare module 'markdown-it' {
  export interface Token {
    type: string;
    attrGet(name: string): string | null;
    attrSet(name: string, value: string): void;
  }
  type Rule = (tokens: Token[], index: number, options: object, env: unknown, self: Renderer) => string;
  export interface Renderer {
    rules: Record<string, Rule | undefined>;
    renderToken(tokens: Token[], index: number, options: object): string;
  }
  export default class MarkdownIt {
    constructor(options: { html: boolean; linkify: boolean });
    renderer: Renderer;
    disable(rule: string): this;
    render(markdown: string): string;
  }
}
