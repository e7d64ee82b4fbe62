import accounts from '#i18n/en/accounts.json' with { type: 'json' };
import cases from '#i18n/en/cases.json' with { type: 'json' };
import kernel from '#i18n/en/kernel.json' with { type: 'json' };
import mobile from '#i18n/en/mobile.json' with { type: 'json' };

export default { cases, kernel, mobile, accounts };
