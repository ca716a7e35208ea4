import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { dark, fontFamily, light, type Palette } from '../shared/theme';

/** Fluent's tokens in the hospital's colours. */
function themed(base: Theme, palette: Palette): Theme {
  return {
    ...base,
    fontFamilyBase: fontFamily,
    colorNeutralBackground1: palette.surface,
    colorNeutralBackground2: palette.ground,
    colorNeutralForeground1: palette.ink,
    colorNeutralForeground2: palette.ink,
    colorNeutralForeground3: palette.inkSoft,
    colorNeutralForeground4: palette.inkSoft,
    colorNeutralStroke2: palette.line,
    colorBrandBackground: palette.mine,
    colorBrandBackgroundHover: palette.brand,
    colorBrandBackgroundPressed: palette.brand,
    colorNeutralForegroundOnBrand: palette.mineInk,
    colorBrandForeground1: palette.accent,
    colorBrandForegroundLink: palette.accent,
    colorBrandForegroundLinkHover: palette.accent,
    colorBrandStroke1: palette.accent,
    colorCompoundBrandStroke: palette.accent,
    colorCompoundBrandStrokeHover: palette.accent,
    colorCompoundBrandForeground1: palette.accent,
    colorCompoundBrandBackground: palette.accent,
    colorPaletteRedBackground1: palette.dangerGround,
    colorPaletteRedBackground3: palette.danger,
    colorStatusDangerBackground3: palette.danger,
  };
}

export const lightTheme = themed(webLightTheme, light);
export const darkTheme = themed(webDarkTheme, dark);
