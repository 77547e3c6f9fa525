//! The pages in a real browser: typing, keys, files, a narrow window. Passed over, with a word on standard error, on machines
//! without Chromium.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;
mod devtools;

use devtools::Browser;
use std::io::Write as _;

fn browser() -> Option<Browser> {
    let browser = Browser::start();
    if browser.is_none() {
        let _ = writeln!(std::io::stderr(), "there is no Chromium on this machine: passed over");
    }
    browser
}

#[test]
fn answers_come_while_one_types_and_keys_lead_to_a_party_and_back() {
    let Some(mut browser) = browser() else { return };
    let service = common::start();
    browser.go(&format!("{}/", service.address()));
    browser.value("document.activeElement.blur()");
    browser.press("/");
    browser.wait("document.activeElement.id === 'q'");
    browser.insert("Kim Yong");
    browser.insert(" Chol");
    browser.wait("document.querySelectorAll('[data-result]').length === 2");
    browser.wait("document.getElementById('announcement').textContent === '2 matches'");
    assert_eq!(browser.value("location.pathname + location.search"), "/");
    browser.press("ArrowDown");
    browser.wait("document.activeElement.matches('#match-1 a')");
    browser.press("j");
    browser.wait("document.activeElement.matches('#match-2 a')");
    browser.press("k");
    browser.wait("document.activeElement.matches('#match-1 a')");
    browser.press("Enter");
    browser.wait("location.pathname === '/parties/ofac-17614' && document.querySelector('svg.timeline')");
    browser.value("setTimeout(() => history.back(), 0)");
    browser.wait("location.pathname === '/' && document.querySelectorAll('[data-result]').length === 2");
    assert_eq!(browser.value("document.getElementById('q').value"), "Kim Yong Chol");
}

#[test]
fn single_keys_can_be_turned_off_and_stay_so_on_other_pages() {
    let Some(mut browser) = browser() else { return };
    let service = common::start();
    let focus_after_slash = |browser: &mut Browser| {
        browser.value("document.activeElement.blur()");
        browser.press("/");
        browser.value("document.activeElement.id")
    };
    browser.go(&format!("{}/", service.address()));
    browser.value("document.getElementById('single-keys').focus()");
    browser.press(" ");
    browser.wait("!document.getElementById('single-keys').checked && document.querySelector('.keys').hidden");
    assert_ne!(focus_after_slash(&mut browser), "q");
    browser.go(&format!("{}/lists", service.address()));
    browser.wait("!document.getElementById('single-keys').checked");
    browser.go(&format!("{}/", service.address()));
    assert_ne!(focus_after_slash(&mut browser), "q");
    browser.value("document.getElementById('single-keys').click()");
    assert_eq!(focus_after_slash(&mut browser), "q");
    browser.value("document.getElementById('q').focus()");
    browser.insert("Kim Yong Chol");
    browser.wait("document.querySelectorAll('[data-result]').length === 2");
    browser.value("document.getElementById('single-keys').click()");
    browser.value("document.getElementById('q').focus()");
    // Arrows are no letters, and go on to work.
    browser.press("ArrowDown");
    browser.wait("document.activeElement.matches('#match-1 a')");
}

#[test]
fn an_example_fills_the_box_and_a_wrong_setting_is_said_in_place() {
    let Some(mut browser) = browser() else { return };
    let service = common::start();
    browser.go(&format!("{}/", service.address()));
    browser.value("document.querySelector('[data-example][value=KOMID]').click()");
    browser.wait("document.querySelector('.tag.weak')");
    assert_eq!(browser.value("document.getElementById('q').value"), "KOMID");
    browser.value("document.getElementById('country').focus()");
    browser.insert("Atlantis");
    browser.wait("document.querySelector('#answer .problem')");
    browser.value("document.getElementById('q').focus(); document.getElementById('q').select()");
    browser.insert("nobody at all");
    browser.value("document.getElementById('country').focus(); document.getElementById('country').select()");
    browser.insert("kp");
    browser.wait("document.querySelector('.clear')");
}

#[test]
fn a_file_is_recognised_screened_and_filtered() {
    let Some(mut browser) = browser() else { return };
    let service = common::start();
    browser.go(&format!("{}/files", service.address()));
    browser.value(
        "(() => { const held = new DataTransfer(); \
         held.items.add(new File(['id,name\\n1,Kim Yong Chol\\n2,Wilhelmina Oberstudienrat\\n'], 'customers.csv')); \
         const input = document.getElementById('file'); input.files = held.files; \
         input.dispatchEvent(new Event('change', { bubbles: true })); })()",
    );
    browser.wait("document.querySelector('#columns table')");
    browser.value("document.querySelector('#file-form button').click()");
    browser.wait("location.pathname.startsWith('/files/') && document.querySelector('#rows [data-result]')");
    browser.value("document.getElementById('show').value = 'all'");
    browser.value("document.getElementById('show').dispatchEvent(new Event('change', { bubbles: true }))");
    browser.wait("document.querySelector('#rows').innerText.includes('Wilhelmina')");
}

#[test]
fn no_page_is_wider_than_a_telephone_and_nothing_is_forbidden_by_the_policy() {
    let Some(mut browser) = browser() else { return };
    let service = common::start_with_store();
    browser.command("Log.enable", &serde_json::json!({}));
    browser.size(390, 844);
    for path in ["/", "/parties/ofac-9345", "/read", "/files", "/lists", "/lists/us_dprk_2015", "/docs/problems"] {
        browser.go(&format!("{}{path}", service.address()));
        assert_eq!(browser.value("document.documentElement.scrollWidth <= innerWidth"), true, "{path}");
        // A style that the policy kept out would leave the page without its font.
        assert_eq!(browser.value("getComputedStyle(document.querySelector('.skip')).position"), "absolute", "{path}");
    }
    browser.go(&format!("{}/", service.address()));
    browser.value("document.getElementById('q').focus()");
    browser.insert("Kim Yong Chol");
    browser.wait("document.querySelectorAll('[data-result]').length === 2");
    browser.value("document.querySelectorAll('details').forEach((held) => { held.open = true; })");
    assert_eq!(browser.value("document.documentElement.scrollWidth <= innerWidth"), true, "evidence");
}
