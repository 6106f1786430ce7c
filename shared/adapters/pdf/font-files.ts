/** Static cuts of the Source family (OFL-1.1), below the directory of the npm scope @expo-google-fonts. */
export const FONT_FILES = {
  serif: "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  serifItalic: "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  serifBold: "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  sans: "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  sansBold: "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  mono: "source-code-pro/400Regular/SourceCodePro_400Regular.ttf",
} as const;
