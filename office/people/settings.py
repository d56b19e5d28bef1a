"""What config/settings takes over for sign-in: plain values, no imports of ours.

Rate limits are for each account and form rather than each address: a city hall shares one address.
"""

# Third-party views cannot be decorated: what they ask, by view name, else by the package they come from.
DECLARED_NAMESPACES = {
    "allauth": "SIGNED_IN",
    "account_login": "PUBLIC",
    "account_logout": "PUBLIC",
    "account_inactive": "PUBLIC",
    "account_signup": "PUBLIC",
    "account_email_verification_sent": "PUBLIC",
    "account_confirm_email": "PUBLIC",
    "account_reset_password": "PUBLIC",
    "account_reset_password_done": "PUBLIC",
    "account_reset_password_from_key": "PUBLIC",
    "account_reset_password_from_key_done": "PUBLIC",
    "account_confirm_login_code": "PUBLIC",
    "mfa_authenticate": "PUBLIC",
    "mfa_login_webauthn": "PUBLIC",
}

ALLAUTH = {
    "AUTHENTICATION_BACKENDS": ["office.people.backends.SignIn"],
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
        {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
        {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
        {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
        {"NAME": "office.people.passwords.NotTheDemoPassword"},
    ],
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "/",
    "LOGOUT_REDIRECT_URL": "/",
    "ACCOUNT_ADAPTER": "office.people.adapter.AccountAdapter",
    "ACCOUNT_FORMS": {"signup": "office.people.forms.signup.SignupForm"},
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*", "password2*"],
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    # Who resets the password of an unknown address is told nothing, and the address gets no mail either.
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_MAX_EMAIL_ADDRESSES": 2,
    "ACCOUNT_CHANGE_EMAIL": True,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
    "ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION": False,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 600,
    "ACCOUNT_RATE_LIMITS": {
        "login": "120/m/ip",
        "login_failed": "60/m/ip,5/5m/key",
        "signup": "60/h/ip",
        "reset_password": "60/h/ip,5/h/key",
        "reset_password_from_key": "60/m/ip",
        "confirm_email": "1/1m/key",
        "change_password": "5/m/user",
        "manage_email": "10/m/user",
        "reauthenticate": "10/m/user",
    },
    "MFA_ADAPTER": "office.people.adapter.MFAAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_PASSKEY_SIGNUP_ENABLED": False,
    "MFA_TOTP_TOLERANCE": 1,
    "MFA_TOTP_ISSUER": "Smart city sandbox",
    "MFA_RATE_LIMITS": {"webauthn_login": "120/m/ip"},
}
