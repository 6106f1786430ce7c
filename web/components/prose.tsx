/** What a person wrote, in the lines that they wrote it in, whatever direction it runs. */
export const Prose = ({ children }: { children: string }) => <bdi class="prose">{children}</bdi>;
