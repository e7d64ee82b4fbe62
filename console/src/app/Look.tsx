import { App, ConfigProvider, type ConfigProviderProps, type ThemeConfig, theme } from 'antd';
import en from 'antd/locale/en_US.js';
import zh from 'antd/locale/zh_CN.js';
// names of months and weekdays in calendars
import 'dayjs/locale/zh-cn.js';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { currentMode, onModeChange } from '#ui/mode.ts';
import { fontFamily, type Mode, palette, sizes } from '#ui/theme.ts';

const locales = { 'zh-CN': zh, en } as unknown as Record<string, ConfigProviderProps['locale']>;

/** Ant Design dressed in our palette. Its green and yellow are replaced: those colours belong to the clocks. */
const themeFor = (mode: Mode): ThemeConfig => {
  const c = palette[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: c.accent,
      colorInfo: c.info,
      colorSuccess: c.info,
      colorWarning: c.accent,
      colorError: c.accent,
      colorLink: c.link,
      // the shades the library makes up for a pointer above a control are too pale to be read
      colorPrimaryHover: c.link,
      colorPrimaryActive: c.link,
      colorErrorHover: c.link,
      colorLinkHover: c.link,
      colorInfoBg: c.ground,
      colorInfoBorder: c.control,
      colorErrorBg: c.accentSoft,
      colorErrorBorder: c.accent,
      colorBgLayout: c.ground,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorBorder: c.control,
      colorBorderSecondary: c.line,
      colorText: c.text,
      colorTextSecondary: c.textSoft,
      colorTextTertiary: c.textSoft,
      colorTextDescription: c.textSoft,
      colorTextPlaceholder: c.textSoft,
      // an empty table says so in it
      colorTextDisabled: c.textSoft,
      colorTextLightSolid: c.onAccent,
      fontFamily,
      fontSize: sizes.console.font,
      controlHeight: sizes.console.target,
      borderRadius: 6,
      borderRadiusLG: sizes.radius,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Table: { headerBg: c.surface, headerColor: c.textSoft, cellPaddingBlockSM: 7, cellPaddingInlineSM: 10 },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? '#3a3f45' : '#2b3138', colorTextLightSolid: '#ffffff' },
      Switch: { handleBg: '#ffffff' },
      Segmented: { itemSelectedBg: c.raised, trackBg: mode === 'dark' ? '#141517' : '#ecebe7' },
    },
  };
};

/** Wraps the whole console: theme after the mode, words of the components after the language. */
export const Look = ({ children }: { children: ReactNode }) => {
  const { i18n } = useTranslation();
  const mode = useSyncExternalStore(onModeChange, currentMode);
  const config = useMemo(() => themeFor(mode), [mode]);
  return (
    <ConfigProvider theme={config} locale={locales[i18n.language] ?? locales['zh-CN']} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 3 }}>{children}</App>
    </ConfigProvider>
  );
};
