var SETTINGS = {
  service: "https://lint.example.com",
  wait: 3000, // milliseconds for the service to answer; Zoho itself gives a hook 30 seconds
  closed: false, // hold back what could not be checked
  errorsOnly: false, // hold back errors only, let warnings pass
};
