import { fontFamily, type Palette } from '../shared/theme';

/** Web Chat in the hospital's look. Sizes in pixels. */
export function chatStyle(palette: Palette) {
  return {
    primaryFont: fontFamily,
    fontSizeSmall: '85%',
    accent: palette.accent,
    backgroundColor: palette.ground,
    subtle: palette.inkSoft,
    timestampColor: palette.inkSoft,
    groupTimestamp: 60_000,
    bubbleBackground: palette.surface,
    bubbleTextColor: palette.ink,
    bubbleBorderColor: palette.line,
    bubbleBorderRadius: 14,
    bubbleMaxWidth: 560,
    bubbleFromUserBackground: palette.mine,
    bubbleFromUserTextColor: palette.mineInk,
    bubbleFromUserBorderColor: palette.mine,
    bubbleFromUserBorderRadius: 14,
    markdownRenderHTML: false,
    markdownRespectCRLF: true,
    // Web Chat's is a moving picture on a light ground; chat.css draws three dots.
    typingAnimationBackgroundImage: 'none',
    hideToaster: true,
    disableFileUpload: true,
    // A long answer or card stops with its first line in view: the action stands there.
    autoScrollSnapOnPage: true,
    maxMessageLength: 100_000,
    // The service may be slow to store, but "Send failed" must not come while it still works.
    sendTimeout: 30_000,
    transcriptOverlayButtonBackground: palette.brand,
    transcriptOverlayButtonColor: palette.brandInk,
    paddingWide: 12,
  };
}
