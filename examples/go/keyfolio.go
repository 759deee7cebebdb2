package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

const timeout = 10 * time.Second

// Refusal is an error response of Keyfolio.
type Refusal struct {
	Request string `json:"-"`
	Status  int    `json:"-"`
	Detail  string `json:"detail"`
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("%s: %d %s", r.Request, r.Status, r.Detail)
}

// User is the owner of an account.
type User struct {
	ID       string `json:"id"`
	Username string `json:"username"`
	Email    string `json:"email"`
}

// Preferences are the preferences of an account. A request omits empty fields, which do not change.
type Preferences struct {
	Timezone string `json:"timezone,omitempty"`
	Language string `json:"language,omitempty"`
	Theme    string `json:"theme,omitempty"`
}

// Key is a new API key. Keyfolio shows its token only once.
type Key struct {
	ID    int64  `json:"id"`
	Token string `json:"plain_text_token"`
}

// Client sends requests to Keyfolio with a session token, an API key or no credential.
type Client struct {
	url   string
	token string
	http  http.Client
}

// NewClient returns a client. Without a token, the client sends no credential.
func NewClient(url, token string) *Client {
	// The client follows no redirects, because another service must not receive the credential.
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{strings.TrimRight(url, "/"), token, http.Client{Timeout: timeout, CheckRedirect: stay}}
}

// SignUp creates an account and returns a session token.
func (c *Client) SignUp(ctx context.Context, username, email, password string) (string, error) {
	account := map[string]string{"username": username, "email": email, "password": password}
	var answer struct{ Token string }
	err := c.call(ctx, http.MethodPost, "/api/signup", account, &answer, "token")
	return answer.Token, err
}

// Profile returns the profile of the account.
func (c *Client) Profile(ctx context.Context) (User, error) {
	var answer struct{ User User }
	err := c.call(ctx, http.MethodGet, "/api/profile", nil, &answer, "user")
	return answer.User, err
}

// Preferences returns the preferences of the account.
func (c *Client) Preferences(ctx context.Context) (Preferences, error) {
	var answer struct{ Payload Preferences }
	err := c.call(ctx, http.MethodGet, "/v1/profile/preferences", nil, &answer, "payload")
	return answer.Payload, err
}

// ChangePreferences changes the preferences that are not empty, and returns all preferences.
func (c *Client) ChangePreferences(ctx context.Context, changes Preferences) (Preferences, error) {
	var answer struct{ Payload Preferences }
	err := c.call(ctx, http.MethodPut, "/v1/profile/preferences", changes, &answer, "payload")
	return answer.Payload, err
}

// CreateKey returns a new API key with the abilities.
func (c *Client) CreateKey(ctx context.Context, name string, abilities ...string) (Key, error) {
	wanted := map[string]any{"name": name, "abilities": abilities}
	var key Key
	err := c.call(ctx, http.MethodPost, "/v1/profile/api-keys", wanted, &key, "id", "plain_text_token")
	return key, err
}

// RevokeKey revokes an API key.
func (c *Client) RevokeKey(ctx context.Context, id int64) error {
	var answer struct{ Message string }
	return c.call(ctx, http.MethodDelete, fmt.Sprintf("/v1/profile/api-keys/%d", id), nil, &answer, "message")
}

// WhoAmI returns the name of the credential's owner.
func (c *Client) WhoAmI(ctx context.Context) (string, error) {
	var answer struct{ Payload struct{ Name string } }
	err := c.call(ctx, http.MethodGet, "/v1/auth/user", nil, &answer, "payload")
	return answer.Payload.Name, err
}

// call stores the response in answer. It returns a Refusal for an error response, and another error if there is no
// response or if the response lacks a member.
func (c *Client) call(ctx context.Context, method, path string, body, answer any, members ...string) error {
	request := method + " " + path
	status, text, err := c.send(ctx, method, path, body)
	if err != nil {
		return fmt.Errorf("%s: no answer from %s (%w)", request, c.url, err)
	}
	refusal := &Refusal{Request: request, Status: status}
	isSuccess := status/100 == 2
	if !isSuccess {
		answer, members = refusal, []string{"detail"}
	}
	if !has(text, members) || json.Unmarshal(text, answer) != nil {
		return fmt.Errorf("%s: %s does not answer as Keyfolio does (status %d)", request, c.url, status)
	}
	if !isSuccess {
		return refusal
	}
	return nil
}

func (c *Client) send(ctx context.Context, method, path string, body any) (int, []byte, error) {
	sent, err := json.Marshal(body)
	if err != nil {
		return 0, nil, err
	}
	if body == nil {
		sent = nil
	}
	request, err := http.NewRequestWithContext(ctx, method, c.url+path, bytes.NewReader(sent))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return 0, nil, errors.Unwrap(err) // the outer error repeats the method and the address
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return response.StatusCode, text, err
}

func has(text []byte, members []string) bool {
	var object map[string]json.RawMessage
	if json.Unmarshal(text, &object) != nil {
		return false
	}
	for _, member := range members {
		if _, found := object[member]; !found {
			return false
		}
	}
	return true
}
